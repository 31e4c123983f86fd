import { wordTable } from './words.ts'

/** Words about what the signs may be instead of marks: mathematics, code, law, music, games, friendliness. */
export const otherUses = wordTable({
  '-4': `ekvation* parentes* funktion* koordinat* formel* formeln kommentar* javascript java python konsol* html css excel kalkyl* cell cellformat* notskrift* morse*
    programmer* variabel* hashtag* markdown luffarschack schack* semikolon stavfel skiljetecken* utropstecken* frågetecken* tecknet skansion* versmått algebra brädet *brädet takt repristecken* fermat* noter
    comment comments equation formula brackets sos kurvan grafen axeln kodsnutt* loop loopen`,
})

/** Words of friendly messages, which end in heaps of signs and smiles. */
export const friendlyWords = wordTable({
  '-3': 'tack grattis hurra heja kul roligt härlig* välkomna välkommen kram* kramar thanks congratulations yay hälsningar mvh fint toppen glad trevlig* härligt underbar* fantastisk*',
})

/** Words of programming, where `//` opens a comment. */
export const programWords = wordTable({ '-4': 'kod koden kommentar* rad raden program* code comments line' })

/** Words that say the signs are marks with an agreed meaning. */
export const markWords = wordTable({
  1.5: 'betyder = markera* markerade teckenförklaring* lathund* legend nyckel* efter namnet namn listan lista tecken* enl enligt key rutan marked',
})
