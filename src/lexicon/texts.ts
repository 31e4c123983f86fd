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

type TextlessRule = Omit<RuleInfo, keyof RuleTexts>
type TextlessEvidence = Omit<EvidenceInfo, 'text'>

/** The kinds of evidence by column, keys and scopes in one text with blanks between them: parsed in a fraction of the time of as many objects. */
interface EvidenceColumns {
  readonly keys: string
  readonly scopes: string
  readonly weights: readonly number[]
  readonly rules: readonly number[]
}

/** A header without the texts. The names of classes stand in one text, with blanks between them. */
export interface TextlessHeader extends Omit<PackHeader, 'rules' | 'evidence' | 'classNames'> {
  readonly rules: readonly TextlessRule[]
  readonly evidence: EvidenceColumns
  readonly classNames: string
}

const joined = (names: readonly string[]): string => {
  const bad = names.find((name) => name === '' || name.includes(' '))
  if (bad !== undefined) throw new Error(`a name of a class or of evidence must not be empty or hold blanks: "${bad}"`)
  return names.join(' ')
}

const parted = (names: string): string[] => (names === '' ? [] : names.split(' '))

function toColumns(evidence: readonly TextlessEvidence[]): EvidenceColumns {
  return {
    keys: joined(evidence.map(({ key }) => key)),
    scopes: joined(evidence.map(({ scope }) => scope)),
    weights: evidence.map(({ weight }) => weight),
    rules: evidence.map(({ rule }) => rule),
  }
}

/** Takes the texts out of a header; they become bytes. Throws if a name of a class or a key of evidence or a scope is empty or holds a blank. */
export function splitTexts(header: PackHeader): { readonly header: TextlessHeader; readonly texts: Uint8Array } {
  const texts: Texts = {
    rules: header.rules.map(({ title, message, why, instead, asks }) => ({ title, message, why, instead, asks })),
    evidence: header.evidence.map(({ text }) => text),
  }
  return {
    header: {
      ...header,
      rules: header.rules.map(({ id, wordings, bias, factors, context }) => ({ id, wordings, bias, factors, context })),
      evidence: toColumns(header.evidence),
      classNames: joined(header.classNames),
    },
    texts: new TextEncoder().encode(JSON.stringify(texts)),
  }
}

/**
 * Puts a header together again, with its texts made when they are read; that throws where the bytes are damaged. What becomes JSON holds them too; a rule or
 * a kind of evidence that is copied in another way, whole, lacks them, or is refused: copy its texts one by one.
 */
export function joinTexts(header: TextlessHeader, bytes: Uint8Array): PackHeader {
  const texts = lazy(() => JSON.parse(new TextDecoder().decode(bytes)) as Texts)
  const { keys, scopes, weights, rules } = header.evidence
  const classNames = lazy(() => parted(header.classNames))
  const scopeAt = parted(scopes) as EvidenceInfo['scope'][]
  return {
    ...header,
    get classNames() {
      return classNames()
    },
    rules: header.rules.map((rule, index) => new LateRule(rule, () => texts().rules[index] as RuleTexts)),
    evidence: parted(keys).map((key, index) => {
      const weight = weights[index] as number
      const rule = rules[index] as number
      return new LateEvidence({ key, weight, rule, scope: scopeAt[index] as EvidenceInfo['scope'] }, texts, index)
    }),
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
  readonly wordings: RuleInfo['wordings']
  private readonly texts: () => RuleTexts
  private readonly made: Partial<Record<keyof RuleTexts, Bilingual>> = {}

  constructor({ id, bias, factors, context, wordings }: TextlessRule, texts: () => RuleTexts) {
    this.id = id
    this.bias = bias
    this.factors = factors
    this.context = context
    this.wordings = wordings
    this.texts = texts
  }

  get title(): Bilingual {
    return this.textOf('title')
  }

  get message(): Bilingual {
    return this.textOf('message')
  }

  get why(): Bilingual {
    return this.textOf('why')
  }

  get instead(): Bilingual {
    return this.textOf('instead')
  }

  get asks(): Bilingual {
    return this.textOf('asks')
  }

  toJSON(): RuleInfo {
    const { id, title, message, why, instead, asks, wordings, bias, factors, context } = this
    return { id, title, message, why, instead, asks, wordings, bias, factors, context }
  }

  private textOf(name: keyof RuleTexts): Bilingual {
    const made = this.made[name] ?? late(() => this.texts()[name])
    this.made[name] = made
    return made
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

  constructor({ key, weight, scope, rule }: TextlessEvidence, texts: () => Texts, index: number) {
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
