/**
 * What a pack says to people, apart from what it judges by: most of a header are texts, and few notes ask for any of them. They lie in an
 * array of their own and are parsed when the first one is asked for.
 */
import { lazy } from '../lazy.ts'
import type { Bilingual } from '../types.ts'
import type { EvidenceInfo, PackHeader, RuleInfo } from './pack.ts'

type RuleTexts = Pick<RuleInfo, 'title' | 'message' | 'why' | 'instead' | 'asks'>

/** The texts of a header, by rule and by kind of evidence. */
interface Texts {
  readonly rules: readonly RuleTexts[]
  readonly evidence: readonly Bilingual[]
}

/** A header without the texts. */
export interface TextlessHeader extends Omit<PackHeader, 'rules' | 'evidence'> {
  readonly rules: readonly Omit<RuleInfo, keyof RuleTexts>[]
  readonly evidence: readonly Omit<EvidenceInfo, 'text'>[]
}

/** Takes the texts out of a header; they become bytes. */
export function splitTexts(header: PackHeader): { readonly header: TextlessHeader; readonly texts: Uint8Array } {
  const texts: Texts = {
    rules: header.rules.map(({ title, message, why, instead, asks }) => ({ title, message, why, instead, asks })),
    evidence: header.evidence.map(({ text }) => text),
  }
  return {
    header: {
      ...header,
      rules: header.rules.map(({ id, wordings, bias, factors, context }) => ({ id, wordings, bias, factors, context })),
      evidence: header.evidence.map(({ key, weight, scope, rule }) => ({ key, weight, scope, rule })),
    },
    texts: new TextEncoder().encode(JSON.stringify(texts)),
  }
}

/**
 * Puts a header together again, with its texts made when they are read; that throws where the bytes are damaged. What becomes JSON holds them too.
 */
export function joinTexts(header: TextlessHeader, bytes: Uint8Array): PackHeader {
  const texts = lazy(() => JSON.parse(new TextDecoder().decode(bytes)) as Texts)
  return {
    ...header,
    rules: header.rules.map((rule, index) => new LateRule(rule, () => texts().rules[index] as RuleTexts)),
    evidence: header.evidence.map((info, index) => new LateEvidence(info, texts, index)),
  }
}

/** A text whose reader may never come: judge and policy take it along before they know. It is copied like any other, and then read. */
function late(text: () => Bilingual): Bilingual {
  return {
    get sv() {
      return text().sv
    },
    get en() {
      return text().en
    },
  }
}

class LateRule implements RuleInfo {
  readonly id: string
  readonly bias: number
  readonly factors: RuleInfo['factors']
  readonly context: RuleInfo['context']
  readonly title: Bilingual
  readonly message: Bilingual
  readonly why: Bilingual
  readonly instead: Bilingual
  readonly asks: Bilingual
  readonly wordings: RuleInfo['wordings']

  constructor({ id, bias, factors, context, wordings }: TextlessHeader['rules'][number], texts: () => RuleTexts) {
    this.id = id
    this.bias = bias
    this.factors = factors
    this.context = context
    this.wordings = wordings
    this.title = late(() => texts().title)
    this.message = late(() => texts().message)
    this.why = late(() => texts().why)
    this.instead = late(() => texts().instead)
    this.asks = late(() => texts().asks)
  }
}

/** There are hundreds of these: their texts are made when somebody asks. */
class LateEvidence implements EvidenceInfo {
  readonly key: string
  readonly weight: number
  readonly scope: EvidenceInfo['scope']
  readonly rule: number
  private readonly texts: () => Texts
  private readonly index: number
  private made: Bilingual | undefined

  constructor({ key, weight, scope, rule }: TextlessHeader['evidence'][number], texts: () => Texts, index: number) {
    this.key = key
    this.weight = weight
    this.scope = scope
    this.rule = rule
    this.texts = texts
    this.index = index
  }

  get text(): Bilingual {
    this.made ??= late(() => this.texts().evidence[this.index] as Bilingual)
    return this.made
  }

  toJSON(): EvidenceInfo {
    const { key, weight, scope, text, rule } = this
    return { key, weight, scope, text, rule }
  }
}
