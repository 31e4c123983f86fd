/**
 * One inflected form of a lemma and the slot it fills.
 *
 * Features are short and dotted: nouns `sg.ind.nom` … `pl.def.gen`; verbs `inf`, `pres`, `pret`, `sup`, `imp`, each but
 * the last also with `.pass`, `ptcp.pres`, `ptcp.u`, `ptcp.n`, `ptcp.pl`; adjectives `pos.u`, `pos.n`, `pos.pl`, `pos.m`,
 * `comp`, `sup`, `sup.def`; a listed extra form `alt`; an uninflected word `base`.
 */
export interface Form {
  readonly form: string
  readonly features: string
}

/** The genitive: -s, but the bare form after s, x and z (*Max penna*, *ett hus färg*). */
export function genitive(word: string): string {
  return /[sxz]$/i.test(word) ? word : `${word}s`
}

/** The forms with each pair of form and slot once, in the order given; empty and `-` forms are left out. */
export function distinctForms(forms: readonly Form[]): readonly Form[] {
  const seen = new Set<string>()
  return forms.filter(({ form, features }) => {
    const key = `${form}\t${features}`
    if (form === '' || form === '-' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}
