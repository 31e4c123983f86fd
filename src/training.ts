/** Public surface for training: the same analysis and features that the linter uses, so that what is learned is what is run. */
export {
  type ClauseFeatures,
  clauseFeatures,
  featureClasses,
  readWords,
} from './judge/learned/features.ts'
export { clamp } from './judge/learned/judge.ts'
export { type Combination, encodeModel, MODEL_FORMAT, type Model } from './judge/learned/model.ts'
export { curve, Network, slope } from './judge/learned/network.ts'
export { signalsBySentence } from './judge/learned/signals.ts'
export { createReader, judgeNote, type NoteVerdicts, type Reader } from './judge/note.ts'
export { decodePack } from './lexicon/artefact.ts'
export type { LanguagePack } from './lexicon/pack.ts'
export type { Analysis } from './match/analysis.ts'
