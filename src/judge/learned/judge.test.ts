import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TINY_LEXICON, TINY_RULE_DATA, TINY_RULES, TINY_THOROUGH, tinyModel } from '../../../cli/train/tiny.ts'
import { extendPack } from '../../lexicon/extend.ts'
import type { RuleInfo } from '../../lexicon/pack.ts'
import { tinyPack } from '../../lexicon/tiny.ts'
import type { Analysis } from '../../match/analysis.ts'
import { SIGN } from '../../text/tokens.ts'
import type { Context } from '../../types.ts'
import { createReader, judgeNote } from '../note.ts'
import type { Verdict } from '../reason/verdict.ts'
import { clamp, LearnedJudge } from './judge.ts'
import type { Combination, Model } from './model.ts'

/** No sentence was written for everybody. */
const nobody = (analysis: Analysis): Float64Array => new Float64Array(analysis.sentences.count)

const pack = tinyPack(TINY_LEXICON, TINY_RULE_DATA)
const reader = createReader(pack)
const trained = tinyModel(pack, {}, TINY_THOROUGH)
const NUMBER = new Map(pack.header.rules.map(({ id }, index) => [id, index]))

/** The trained model, combined otherwise. */
function combined(combine: Partial<Combination>): Model {
  const { header } = trained
  return { ...trained, header: { ...header, combine: header.combine.map((item) => ({ ...item, ...combine })) } }
}

/** A model that gives every clause these log-odds, whatever it says. */
function constant(logit: number, combine: Partial<Combination> = {}): Model {
  const { header, clause, windows, bias, outer } = combined({ alone: false, ...combine })
  const flat = {
    clause: clause.map(() => 0),
    windows: windows.map(() => 0),
    outer: outer.map(() => 0),
    bias: bias.map(() => logit),
  }
  return { ...trained, header, ...flat }
}

/** A text in this field is a note. */
const NOTED: Context = { field: 'Anteckning' }

/** The verdicts of the rules alone and of both judges. */
function judged(text: string, model: Model, context = NOTED): { rules: Verdict[]; both: Verdict[] } {
  const { analysis, verdicts } = judgeNote(reader, text, context, { today: '2026-01-01', agreedCodes: [], lang: 'sv' })
  const rules = [...verdicts]
  const note = { analysis, verdicts, general: nobody(analysis) }
  return { rules, both: new LearnedJudge(model, pack).judge(note, context) }
}

const sayings = (text: string, model: Model): string[] =>
  judged(text, model)
    .both.filter(({ logit }) => logit > 0)
    .map(({ rule, start, end }) => `${pack.header.rules[rule]?.id}:${text.slice(start, end)}`)

describe('what a rule saw', () => {
  const weighed = (logit: number, combine: Partial<Combination> = {}): number =>
    judged('Elsa har diabetes.', constant(logit, combine)).both[0]?.logit ?? Number.NaN

  it('is raised or lowered by the model', () => {
    const { rules } = judged('Elsa har diabetes.', constant(0))
    expect(rules.map(({ logit }) => logit)).toEqual([1])
    expect([weighed(2), weighed(0), weighed(-3)]).toEqual([3, 1, -2])
  })

  it('is less likely in a text of which nothing says that it is a note', () => {
    const unplaced = (text: string, model: Model): number => judged(text, model, {}).both[0]?.logit ?? Number.NaN
    expect(unplaced('Elsa har diabetes.', constant(2))).toBeCloseTo(3 - 0.7, 9)
    const alone = constant(2, { alone: true })
    expect(unplaced('Elsa läser bra.', alone)).toBeCloseTo(
      (judged('Elsa läser bra.', alone).both[0]?.logit ?? 0) - 0.7,
      9,
    )
  })

  it('is combined as learned', () => {
    expect(weighed(2, { model: 0.5, rules: 2, seen: 0.25, bias: -1 })).toBeCloseTo(0.5 * 2 + 2 * 1 + 0.25 - 1, 9)
    expect(weighed(5, { model: 0 })).toBe(1)
  })

  it('stays a finding where it is said outright, unless the model is sure of the contrary or it is said to everybody', () => {
    const least = (logit: number, against: number, general: number, learned = -0.9): number => {
      const { analysis, verdicts } = judgeNote(
        reader,
        'Elsa har diabetes.',
        {},
        { today: '2026-01-01', agreedCodes: [], lang: 'sv' },
      )
      const evidence = [{ key: 'match', weight: logit - against, text: { sv: '', en: '' } }]
      if (against < 0) evidence.push({ key: 'topic', weight: against, text: { sv: '', en: '' } })
      const changed = verdicts.map((verdict) => ({ ...verdict, logit, evidence }))
      const note = { analysis, verdicts: changed, general: nobody(analysis).fill(general) }
      return new LearnedJudge(constant(learned, { bias: -9 }), pack).judge(note, NOTED)[0]?.logit ?? Number.NaN
    }
    expect(least(1.9, 0, 0)).toBeCloseTo(0.2, 9)
    expect(least(1.8, 0, 0)).toBeLessThan(0)
    expect(least(1.9, -0.5, 0)).toBeLessThan(0)
    expect(least(1.9, 0, -1)).toBeLessThan(0)
    expect(least(1.9, 0, 0, -1.1)).toBeLessThan(0)
  })

  it('is never less likely where an organisation lists the word itself, which no model knows', () => {
    const rule = (pack.header.rules[0] as RuleInfo).id
    const own = extendPack(pack, [
      { term: 'lugna gruppen', rule },
      { term: 'blorp', rule },
    ])
    const logits = (text: string, model: Model): [number | undefined, number | undefined] => {
      const note = judgeNote(createReader(own), text, NOTED, { today: '2026-01-01', agreedCodes: [], lang: 'sv' })
      const [alone] = note.verdicts
      return [alone?.logit, new LearnedJudge(model, own).judge(note, NOTED)[0]?.logit]
    }
    for (const text of ['Elsa går i lugna gruppen.', 'Elsa är blorp.']) {
      const [alone, low] = logits(text, constant(-5))
      expect(alone).toBeGreaterThan(0)
      expect(low).toBe(alone)
      expect(logits(text, constant(4))[1]).toBeGreaterThan(alone as number)
    }
    expect(weighed(-5)).toBeLessThan(0)
  })

  it('is none where it is a stock phrase, unless the model is sure', () => {
    const logit = (learned: number, key: string): number => {
      const note = judgeNote(reader, 'Elsa har diabetes.', {}, { today: '2026-01-01', agreedCodes: [], lang: 'sv' })
      const evidence = [
        { key: 'match', weight: 2, text: { sv: '', en: '' } },
        { key, weight: -1, text: { sv: '', en: '' } },
      ]
      const verdicts = note.verdicts.map((verdict) => ({ ...verdict, logit: 1, evidence }))
      const { analysis } = note
      const judge = new LearnedJudge(constant(learned), pack)
      return judge.judge({ analysis, verdicts, general: nobody(analysis) }, NOTED)[0]?.logit ?? Number.NaN
    }
    expect(logit(1.5, 'attendance/stock')).toBeCloseTo(-0.2, 9)
    expect(logit(1.5, 'attendance/thing')).toBeCloseTo(2.5, 9)
    expect(logit(-4, 'attendance/stock')).toBeCloseTo(-3, 9)
    expect(logit(2.5, 'attendance/stock')).toBeCloseTo(3.5, 9)
  })

  it('keeps its place, its rule and its reasons, and gets one more in words', () => {
    const { rules, both } = judged('Elsa har diabetes.', constant(2))
    const [before] = rules
    const [after] = both
    expect(both.length).toBe(1)
    expect(after).toMatchObject({ rule: before?.rule, start: before?.start, end: before?.end, asks: false })
    expect(after?.evidence.slice(0, -1)).toEqual(before?.evidence)
    expect(after?.evidence.at(-1)).toMatchObject({ key: 'learned', weight: 2 })
    const silent = judged('Elsa har diabetes.', constant(2, { model: 0 })).both[0]
    expect(silent?.evidence).toEqual(before?.evidence)
  })

  it('adds up: the reasons make the log-odds', () => {
    for (const text of ['Elsa har diabetes.', 'Han tar sprutan. Diabetes, vårdnad!']) {
      for (const { logit, evidence } of judged(text, trained).both)
        expect(Math.abs(evidence.reduce((sum, { weight }) => sum + weight, 0) - logit)).toBeLessThan(0.006)
    }
  })

  it('stays as it is where the text asks, and where the model does not know the rule', () => {
    const asks: Verdict = {
      rule: NUMBER.get('art9/health') ?? -1,
      start: 0,
      end: 4,
      logit: 1,
      asks: true,
      evidence: [],
    }
    const unknown: Verdict = { ...asks, rule: NUMBER.get('tone/demeaning') ?? -1, asks: false }
    const { analysis } = judgeNote(reader, 'Elsa?', {}, { today: '2026-01-01', agreedCodes: [], lang: 'sv' })
    const both = new LearnedJudge(constant(3), pack).judge(
      { analysis, verdicts: [asks, unknown], general: nobody(analysis) },
      {},
    )
    expect(both[0]).toBe(asks)
    expect(both[1]).toBe(unknown)
    expect(both.length).toBe(2)
  })

  it('beyond its bound is all the same', () => {
    expect([clamp(-9), clamp(-1.5), clamp(0), clamp(9)]).toEqual([-4, -1.5, 0, 4])
  })
})

describe('what no rule saw', () => {
  it('is reported by the model where it learned it', () => {
    expect(sayings('Han tar sprutan själv.', trained).map((one) => one.split(':')[0])).toEqual(['art9/health'])
    expect(sayings('Elsa läser bra.', trained)).toEqual([])
    expect(sayings('Mamma sover i bilen nu.', trained)).toEqual([expect.stringMatching(/^home\/conditions:.*sover/)])
  })

  it('never is where the model may not report alone', () => {
    fc.assert(
      fc.property(fc.constantFrom('Han tar sprutan.', 'De sover i bilen.', 'Elsa läser.', 'x', ''), (text) => {
        expect(judged(text, constant(9, { alone: false })).both).toEqual([])
        expect(judged(text, combined({ alone: false })).both).toEqual([])
      }),
    )
  })

  it('is not even told where it is very unlikely, or nobody wrote a word', () => {
    expect(judged('Elsa läser bra.', constant(-5, { alone: true })).both).toEqual([])
    expect(judged('Elsa läser bra.', constant(-1, { alone: true })).both.length).toBe(TINY_RULES.length)
    expect(judged('12:30 – !', constant(5, { alone: true })).both).toEqual([])
  })

  it('is nothing where words only join placeholders', () => {
    const sure = constant(5, { alone: true })
    for (const text of ['{{namn}} och {{namn}}', 'Och [elevens namn]', '{{namn}} / {{namn}}'])
      expect(judged(text, sure).both, text).toEqual([])
    expect(judged('Elsa och Elsa', sure).both.length).toBe(TINY_RULES.length)
  })

  it('is nothing where a heading only names subjects', () => {
    const subjects = 'matematik | n | matematik | subject |\nbild | n | bild | subject |\nsvag | a | svag | |'
    const school = tinyPack(`${TINY_LEXICON}\n${subjects}`, TINY_RULE_DATA)
    const said = (text: string): number => {
      const note = judgeNote(
        createReader(school),
        text,
        { field: 'Ämne' },
        { today: '2026-01-01', agreedCodes: [], lang: 'sv' },
      )
      return new LearnedJudge(constant(5, { alone: true }), school).judge(note, { field: 'Ämne' }).length
    }
    expect(['Matematik', 'Bild och matematik', '{{namn}}, bild'].map(said)).toEqual([0, 0, 0])
    expect(['Matematik svag', 'Elsa: matematik'].map((text) => said(text) > 0)).toEqual([true, true])
  })

  it('is nothing where one word stands alone that no lexicon knows, unless a field or kind says what it is', () => {
    const rules = (text: string, context: Context = {}): number => {
      const note = judgeNote(reader, text, context, { today: '2026-01-01', agreedCodes: [], lang: 'sv' })
      const { analysis, verdicts } = note
      return new LearnedJudge(constant(3, { alone: true }), pack).judge(
        { analysis, verdicts, general: nobody(analysis) },
        context,
      ).length
    }
    expect(['sprutan', 'Elsa. sprutan', 'sprut2', '12 sprutan'].map((text) => rules(text))).toEqual([0, 2, 0, 0])
    expect([rules('sprutan', { kind: 'absence' }), rules('sprutan', { field: 'Orsak' })]).toEqual([2, 2])
    expect(['sprutan själv', 'vårdnaden'].map((text) => rules(text) > 0)).toEqual([true, true])
  })

  it('is left to the rule in a sentence where it saw something', () => {
    const { both } = judged('Diabetes, och han tar sprutan. Han tar sprutan.', constant(3, { alone: true }))
    const health = both.filter(({ rule }) => rule === NUMBER.get('art9/health'))
    expect(health.map(({ evidence }) => evidence.map(({ key }) => key).join())).toEqual(['match,learned', 'learned'])
  })
})

describe('the telling part', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Elsa ',
      'sprutan ',
      'bilen',
      '. ',
      '\n',
      '\n\n',
      '? ',
      '12 ',
      ', ',
      '"',
      '😀 ',
      ' - ',
      '!!! ',
      '• ',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )

  it('lies in its sentence and holds a word or number, for any text', () => {
    const sure = combined({ bias: 20 })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        const text = pieces.join('').normalize('NFC')
        const { both } = judged(text, sure)
        const { sentences, tokens } = reader.analysis
        for (const { start, end, evidence } of both) {
          const around = Array.from({ length: sentences.count }, (_, index) => [
            tokens.start[sentences.first[index] ?? 0] ?? 0,
            tokens.end[(sentences.last[index] ?? 0) - 1] ?? 0,
          ]).find(([from = 0, to = 0]) => from <= start && end <= to)
          expect(around).toBeDefined()
          const inside = Array.from({ length: tokens.count }, (_, index) => index).filter(
            (index) => (tokens.start[index] ?? 0) >= start && (tokens.end[index] ?? 0) <= end,
          )
          for (const edge of [inside[0], inside.at(-1)]) expect(tokens.type[edge ?? -1]).toBeLessThan(SIGN)
          for (const reason of evidence.filter((one) => one.start !== undefined && one.key === 'learned'))
            expect([reason.start, reason.end]).toEqual([start, end])
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('reasons', () => {
  it('are in words of both languages and never of the note', () => {
    const text = 'Xylofonen Qvarnström tar sprutan zigzag. Diabetes i vårdnaden wobble. De sover i bilen blixtrande.'
    const { both } = judged(text, combined({ bias: 5 }))
    expect(both.length).toBeGreaterThan(3)
    for (const { evidence } of both) {
      expect(evidence.length).toBeGreaterThan(0)
      for (const { key, text: said } of evidence.filter((one) => one.key === 'learned')) {
        expect(key).toBe('learned')
        expect(said.sv.length).toBeGreaterThan(20)
        expect(said.en.length).toBeGreaterThan(20)
        for (const word of text.match(/\p{L}{6,}/gu) ?? []) {
          expect(said.sv).not.toContain(word)
          expect(said.en).not.toContain(word)
        }
      }
    }
  })

  it('of the model alone name the rule', () => {
    const [verdict] = judged('Mamma sover i bilen nu.', trained).both.filter(({ logit }) => logit > 0)
    expect(verdict?.evidence[0]?.text).toMatchObject({
      sv: expect.stringContaining('Home (sv)'),
      en: expect.stringContaining('Home (en)'),
    })
  })
})

it('a judge keeps nothing from note to note', () => {
  const texts = ['Han tar sprutan.', 'De sover i bilen. Elsa har diabetes.', '', 'Elsa läser bra, 12 sidor!']
  const judge = new LearnedJudge(trained, pack)
  const run = (by: LearnedJudge, text: string): Verdict[] => {
    const { analysis, verdicts } = judgeNote(reader, text, {}, { today: '2026-01-01', agreedCodes: [], lang: 'sv' })
    return by.judge({ analysis, verdicts, general: nobody(analysis) }, {})
  }
  const alone = new Map(texts.map((text) => [text, run(new LearnedJudge(trained, pack), text)]))
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...texts), { maxLength: 10 }), (list) => {
      for (const text of list) expect(run(judge, text)).toEqual(alone.get(text))
    }),
  )
})
