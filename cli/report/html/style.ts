/** The style sheet of the HTML report: screen in light and dark, narrow screens, paper. No font and no picture is fetched. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#f4f5f2;--surface:#fff;--ink:#1b2430;--muted:#566071;--line:#d9dcd6;--soft:#eceee9;--accent:#1f5673;--accent-ink:#fff;--bar:#2b7a78;--bar-art:#9c3d54;--error:#a3231b;--error-bg:#fbe9e7;--warning:#7a4d00;--warning-bg:#fdf1d8;--info:#1f5673;--info-bg:#e3eef5;--ok:#2a6b3f;--ok-bg:#e4f2e8;--shadow:0 1px 2px rgb(20 30 40/.06),0 2px 8px rgb(20 30 40/.05)}
@media (prefers-color-scheme:dark){:root{--bg:#14181d;--surface:#1c2229;--ink:#e8ebef;--muted:#a7b0bd;--line:#343c46;--soft:#262d36;--accent:#8cc4e0;--accent-ink:#0d1a22;--bar:#5bb5ae;--bar-art:#d9869b;--error:#ffb0a8;--error-bg:#48211e;--warning:#f3cf8a;--warning-bg:#40310f;--info:#a5d2ea;--info-bg:#1c3846;--ok:#a4dab4;--ok-bg:#1d3a27;--shadow:none}}
*{box-sizing:border-box}
html{scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-999px;top:0;background:var(--surface);padding:.5rem 1rem;z-index:3}
.skip:focus{left:.5rem;top:.5rem}
.wrap{max-width:78rem;margin:0 auto;padding:0 1.5rem}
header.top{background:var(--surface);border-bottom:1px solid var(--line);padding:2rem 0 0}
.kicker{margin:0 0 .35rem;font-size:.8rem;font-weight:600;letter-spacing:.06em;text-transform:uppercase;color:var(--muted);display:flex;flex-wrap:wrap;gap:.4rem 1rem}
.kicker b{color:var(--error)}
h1{font-size:clamp(1.6rem,1.1rem + 2vw,2.3rem);line-height:1.15;margin:0 0 .6rem;letter-spacing:-.015em}
.meta{margin:0 0 1.1rem;color:var(--muted);display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;font-size:.95rem}
.meta span b{color:var(--ink);font-weight:600}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem;margin:0;padding:0}
nav a{display:inline-block;padding:.6rem .9rem;text-decoration:none;font-weight:600;border-bottom:3px solid transparent}
nav a:hover{border-color:var(--accent)}
nav li:first-child a{margin-left:-.9rem}
main.wrap{padding-top:1.75rem;padding-bottom:3rem}
section{margin:0 0 2.75rem;scroll-margin-top:1rem}
h2{font-size:1.35rem;margin:0 0 .35rem;letter-spacing:-.01em}
h3{font-size:1rem;margin:0 0 .75rem}
.lead{margin:0 0 1.1rem;color:var(--muted);max-width:60rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1rem;margin:0 0 1rem;padding:0}
.card,.panel{background:var(--surface);border:1px solid var(--line);border-radius:10px;box-shadow:var(--shadow)}
.card{padding:1rem 1.15rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.card dd{margin:0;font-size:2rem;font-weight:700;line-height:1.15;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.card dd.word{font-size:1.35rem;line-height:1.7}
.card dt{font-weight:600}
.card dt small{display:block;font-weight:400;color:var(--muted);font-size:.88rem}
.card dt small.tags{display:flex;flex-wrap:wrap;gap:.35rem;margin:.15rem 0 0}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1rem;align-items:start}
.panel{padding:1.15rem 1.25rem;min-width:0;position:relative}
.panel.wide{grid-column:1/-1}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
.bars th,.bars td{padding:.32rem 0;text-align:left;vertical-align:middle;font-weight:400}
.bars th[scope=row]{padding-right:.8rem;width:36%;overflow-wrap:anywhere;line-height:1.3}
.bars th small{display:block;color:var(--muted);font-size:.78rem}
.bars thead th{font-size:.78rem;color:var(--muted);padding-bottom:.45rem}
.bars td.n,.bars thead th.n{text-align:right;padding-left:.8rem;white-space:nowrap}
.bars td.n{font-weight:600}
.bars td.n.s{font-weight:400;color:var(--muted);font-size:.9rem}
.bars td.n{width:1%}
.bars thead td{width:auto}
.bar{display:block;width:100%;height:.8rem}
.bar .t{fill:var(--soft)}
.bar .f{fill:var(--bar)}
.bar.art .f,.sw.art{fill:var(--bar-art);background:var(--bar-art)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.7rem 0 0;color:var(--muted);font-size:.85rem}
.sw{display:inline-block;width:.7rem;height:.7rem;border-radius:2px;margin-right:.4rem;background:var(--bar)}
.chart{display:block;width:100%;height:auto;max-height:17rem}
.chart .f{fill:var(--bar)}
.chart .axis{stroke:var(--line)}
.chart text{fill:var(--muted);font-size:12px}
.chart text.v{fill:var(--ink);font-weight:600}
.vh{position:absolute!important;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.pill{display:inline-block;padding:.05rem .55rem;border-radius:1rem;font-size:.84rem;font-weight:600;white-space:nowrap}
.error{color:var(--error);background:var(--error-bg)}.warning,.PARTIAL{color:var(--warning);background:var(--warning-bg)}.info{color:var(--info);background:var(--info-bg)}.COMPLETE{color:var(--ok);background:var(--ok-bg)}.SKIPPED,.new{color:var(--error);background:var(--error-bg)}.remaining{color:var(--muted);background:var(--soft)}.gone{color:var(--ok);background:var(--ok-bg)}
.filters{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:.75rem 1rem;align-items:end;padding:1rem 1.25rem;border:0;margin:0;border-bottom:1px solid var(--line)}
.filters label{display:block;font-size:.85rem;font-weight:600}
.filters input,.filters select{font-weight:400;font-size:1rem}
.filters input,.filters select{width:100%;margin-top:.2rem}
input,select,button{font:inherit;color:var(--ink);background:var(--surface);border:1px solid color-mix(in srgb,var(--muted) 70%,var(--line));border-radius:6px;padding:.45rem .6rem;min-height:2.6rem}
button{cursor:pointer;font-weight:600}
button:hover:not(:disabled){background:var(--soft)}
button:disabled{color:var(--muted);cursor:default;opacity:.75}
.panel.flush{padding:0;overflow:hidden}
.scroll{overflow-x:auto}
.list th,.list td{padding:.55rem .75rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
.list thead th{background:var(--soft);font-size:.85rem;white-space:nowrap;padding:.3rem .35rem}
.list thead th.plain{padding:.65rem .75rem}
.list thead button{border:0;background:none;padding:.3rem .4rem;min-height:2rem;font-size:.85rem}
.list thead button::after{content:"";display:inline-block;width:1.1em;text-align:center}
.list th[aria-sort=ascending] button::after{content:"▲";font-size:.7em}
.list th[aria-sort=descending] button::after{content:"▼";font-size:.7em}
.list tbody tr:hover{background:color-mix(in srgb,var(--soft) 60%,transparent)}
.list td small,.list th small{display:block;color:var(--muted);font-size:.84rem}
.list .w{overflow-wrap:anywhere;min-width:8rem}
.list .n{text-align:right}
.list tbody th{font-weight:400}
.mono{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.84rem}
.foot{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;justify-content:space-between;padding:.8rem 1.25rem}
.foot p{margin:0}
.foot div{display:flex;gap:.5rem}
.rules{display:grid;gap:.75rem}
details{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:.75rem 1.1rem}
summary{cursor:pointer;font-weight:600}
summary small{font-weight:400;color:var(--muted)}
dl.say{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.1rem;margin:.8rem 0 .2rem}
dl.say dt{font-weight:600;color:var(--muted)}dl.say dd{margin:0}
.qa{margin:0;display:grid;gap:.75rem}
.qa>div{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:.9rem 1.15rem}
.qa dt{font-weight:600}
.qa dd{margin:.3rem 0 0}
.qa .hint{color:var(--muted)}
.qa .blank{border-bottom:1px dashed var(--muted);min-height:1.9rem}
.states{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:0 0 1rem;padding:0;list-style:none}
.states .pill{margin-left:.35rem}
footer{border-top:1px solid var(--line);color:var(--muted);font-size:.9rem;padding:1.2rem 0 2.5rem}
@media (max-width:44rem){
.wrap{padding:0 1rem}
header.top{padding-top:1.25rem}
.cards{grid-template-columns:1fr 1fr;gap:.6rem}
.card{padding:.8rem .9rem}
.card dd{font-size:1.5rem}
.card dd.word{font-size:1.1rem}
.panel{padding:1rem}
nav a{padding:.5rem .45rem}nav li:first-child a{margin-left:-.45rem}
.bars th[scope=row]{width:45%}
.bars td.n.s,.bars thead th.n{white-space:normal}
.bars td.n{padding-left:.5rem}
.bars td.b{min-width:2.5rem}
.filters{grid-template-columns:1fr 1fr;padding:1rem}
.filters label:first-child{grid-column:1/-1}
.list.work thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.list.work,.list.work tbody,.list.work tr{display:block}
.list.work tr{padding:.7rem 1rem;border-bottom:1px solid var(--line)}
.list.work th,.list.work td{display:flex;gap:.75rem;padding:.12rem 0;border:0;min-width:0;text-align:left}
.list.work th>span,.list.work td>span{min-width:0;overflow-wrap:anywhere}
.list.work th::before,.list.work td::before{content:attr(data-label);flex:0 0 6.4rem;color:var(--muted);font-size:.86rem}
.list.work td.empty{display:none}
dl.say{grid-template-columns:1fr}
dl.say dd{margin-bottom:.4rem}
}
@media print{
:root{--bg:#fff;--surface:#fff;--ink:#000;--muted:#444;--line:#bbb;--soft:#eee;--bar:#2b7a78;--bar-art:#9c3d54;--error:#a3231b;--warning:#7a4d00;--info:#1f5673;--ok:#2a6b3f;--error-bg:#fff;--warning-bg:#fff;--info-bg:#fff;--ok-bg:#fff;--shadow:none}
body{font-size:10pt}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
nav,.filters,.foot div,.skip{display:none}
header.top{padding:0}
.wrap{max-width:none;padding:0}
section{break-inside:auto;margin-bottom:1.2rem}
.card,.panel,.qa>div,details{break-inside:avoid;border-radius:4px}
.panel.flush{break-inside:auto;overflow:visible}
.cards{grid-template-columns:repeat(4,1fr)}
.scroll{overflow:visible}
.list{font-size:8pt}
.list th,.list td{padding:.2rem .35rem}
.list thead{display:table-header-group}
.list tr{break-inside:avoid}
.list thead button{padding:0;min-height:0;font-size:8pt}
@page{margin:14mm}
}
`
