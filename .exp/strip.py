import json,sys
for l in open(sys.argv[1]):
    d=json.loads(l); d.pop('kind',None); d.pop('field',None); print(json.dumps(d,ensure_ascii=False))
