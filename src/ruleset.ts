/** The compiled rules of all languages. Each language is decoded when its first note is met. */
import { decodePack } from './lexicon/artefact.ts'
import type { LanguagePack } from './lexicon/pack.ts'
import type { Lang } from './types.ts'

/** Bytes of an artefact, or a function that fetches them when they are needed. */
export type PackSource = Uint8Array | (() => Uint8Array)

/** Compiled rules, shared by any number of linters. */
export class Ruleset {
  private readonly sources: Readonly<Partial<Record<Lang, PackSource>>>
  private readonly packs = new Map<Lang, LanguagePack>()

  constructor(sources: Readonly<Partial<Record<Lang, PackSource>>>) {
    this.sources = sources
  }

  /** The languages that notes can be read in. */
  get languages(): readonly Lang[] {
    return (['sv', 'en'] as const).filter((lang) => this.sources[lang] !== undefined)
  }

  /** The pack of a language. Throws if there is none, or if its bytes are no artefact of this version. */
  pack(lang: Lang): LanguagePack {
    const known = this.packs.get(lang)
    if (known !== undefined) return known
    const source = this.sources[lang]
    if (source === undefined) throw new Error(`no compiled rules for language "${lang}"`)
    const pack = decodePack(typeof source === 'function' ? source() : source)
    this.packs.set(lang, pack)
    return pack
  }
}

/** Lays a ruleset over compiled artefacts. Nothing is decoded before it is needed. */
export function loadRuleset(sources: Readonly<Partial<Record<Lang, PackSource>>>): Ruleset {
  return new Ruleset(sources)
}
