/** Invented notes to try the linter on. Numbers are test numbers and numbers kept for fiction. */
import type { Lang, NoteKind } from '../../src/index.ts'

/** A note with where it stands. */
export interface Sample {
  readonly title: string
  readonly kind: NoteKind
  readonly field: string
  readonly text: string
}

/** Samples by language, the first shown first. */
export const samples: Readonly<Record<Lang, readonly Sample[]>> = {
  sv: [
    {
      title: 'Utvecklingssamtal',
      kind: 'meeting',
      field: 'Anteckningar från samtalet',
      text: 'Samtal med Elin och mamma. Elin läser gärna och har kommit igång med sin bokrecension.\nSedan skilsmässan bor hon varannan vecka hos pappa i Solna och är tröttare de veckorna. Mamma berättar att utredningen visade adhd.\nNästa steg: Elin övar på att dela in texten i stycken.',
    },
    {
      title: 'Frånvaro',
      kind: 'absence',
      field: 'Frånvaroorsak',
      text: 'Feber och ont i halsen, mamma ringde 07.40.',
    },
    {
      title: 'Kommentar till ett arbete',
      kind: 'work-comment',
      field: 'Kommentar',
      text: 'Din faktatext om diabetes är tydlig och har bra källor.\nSom vanligt lat med referenserna, du är och förblir en slarver.\nSkriv en mening om vad insulin gör, så blir texten komplett.',
    },
    {
      title: 'Händelse på rasten',
      kind: 'incident',
      field: 'Vad hände?',
      text: 'Bråket började vid fotbollsplanen. Viggo och Noel har inte kommit överens sedan i höstas, och Noel får vara ensam på rasterna.\nRing pappa på 070-174 06 11. Koden till skåpet är sommar22.',
    },
    {
      title: 'Kod som bara vi förstår',
      kind: 'iup',
      field: 'Omdöme',
      text: 'Läser på egen hand och återberättar. #### enligt överenskommelse, nivå 3 på vår lista.\nI höstas svarade hon med ett ord, nu med hela meningar.',
    },
    {
      title: 'Utan anmärkning',
      kind: 'iup',
      field: 'Nästa steg',
      text: 'Du visar med exempel ur boken varför huvudpersonen handlar som hon gör.\nNästa steg är att jämföra två karaktärer. Använd stödmallen för jämförelser och visa utkastet på torsdag.',
    },
  ],
  en: [
    {
      title: 'Development talk',
      kind: 'meeting',
      field: 'Notes',
      text: 'Talk with Freya and her mum. Freya enjoys the lab reports and plans them well.\nSince the divorce she stays with her dad every other week and comes in tired. Mum says the assessment showed ADHD.\nNext step: Freya practises writing conclusions in her own words.',
    },
    { title: 'Absence', kind: 'absence', field: 'Reason', text: 'Sick with a fever, dad phoned at 7.40.' },
    {
      title: 'Comment on a piece of work',
      kind: 'work-comment',
      field: 'Comment',
      text: 'Your article on diabetes is clear and uses good sources.\nLazy with the references as usual.\nAdd one sentence on what insulin does.',
    },
    {
      title: 'Nothing to remark on',
      kind: 'iup',
      field: 'Next steps',
      text: 'You support your claims with examples from the novel.\nThe next step is to compare two characters. Use the frame for comparisons and show me the draft on Thursday.',
    },
  ],
}
