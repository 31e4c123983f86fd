/** What a paradigm name stands for, for people who write rule data. */
export interface Paradigm {
  readonly pos: 'n' | 'v' | 'a' | 'other'
  /** A lemma with its telling forms. */
  readonly example: string
  readonly about: string
}

/**
 * The paradigm names a rule file may use.
 *
 * | name | example | what it covers |
 * | --- | --- | --- |
 * | n1 | flicka, flickan, flickor | -or; also *våg, vågor*, *toffel, tofflor* |
 * | n2 | bil, pojke, cykel, kam | -ar; e in -el -en -er drops, m and n double |
 * | n3 | allergi, händelse, muskel | -er, -r after -e; -el -er drop e; *doktor, doktorn* |
 * | n3u | hand, bok, stad, land | -er with changed vowel or doubled consonant |
 * | n3r | sko, fiende, hustru | -r after a vowel |
 * | n3n | parti, vin, museum, gymnasium | neuter -er; -um drops |
 * | n4 | äpple, hjärta, förhållande | neuter -n |
 * | n5n | hus, rum, fönster | neuter, no ending |
 * | n5u | lärare, musiker, studerande | common gender, no ending |
 * | n6 | container, story | loan plural -s |
 * | n0u n0n | mjölk, kaffe | no plural |
 * | nx | öga, man, mor | listed: definite, plural, definite plural, more |
 * | a1 | stark, blå, söt, rädd, dum | -t -a -are -ast, with every doubling |
 * | a2 | vacker, enkel, öppen | e drops before -a -are -ast |
 * | a3 | praktisk, kristen | as a1/a2 without -are -ast (compared with *mer, mest*) |
 * | ap | begåvad, skriven, klädd | past participle: -t, -de / -na / -da / -ta |
 * | a4 | bra, äkta, krävande | no ending |
 * | ax | god, liten | listed: t-form, a-form, comparative, superlative, more |
 * | v1 | tala, hoppas | -ar -ade -at -ad |
 * | v2a | ringa, höra, känna, använda | -er (or nothing) -de -t -d |
 * | v2b | läsa, byta, lyfta | -er -te -t -t |
 * | v3 | bo, sy | -r -dde -tt -dd |
 * | v4 | skriva | strong, built in; else listed: present, past, supine, participle, more |
 * | s0 | bup, lss | abbreviation: bup:s, bups, bup:n, bupen |
 * | p0 | Selma | name: genitive only |
 * | i0 | ofta | no forms |
 *
 * A verb of several words inflects its first word (*slå sig*, *bråka med*), a noun or adjective its last. A verb on -s in
 * v1, v2a, v2b, v3 is a deponent.
 */
export const PARADIGMS: Readonly<Record<string, Paradigm>> = {
  n1: { pos: 'n', example: 'flicka, flickan, flickor', about: 'plural -or' },
  n2: { pos: 'n', example: 'pojke, pojken, pojkar', about: 'plural -ar' },
  n3: { pos: 'n', example: 'allergi, allergin, allergier', about: 'plural -er' },
  n3u: { pos: 'n', example: 'hand, handen, händer', about: 'plural -er with a changed vowel or doubled consonant' },
  n3r: { pos: 'n', example: 'sko, skon, skor', about: 'plural -r after a vowel' },
  n3n: { pos: 'n', example: 'parti, partiet, partier', about: 'neuter, plural -er' },
  n4: { pos: 'n', example: 'äpple, äpplet, äpplen', about: 'neuter, plural -n' },
  n5n: { pos: 'n', example: 'hus, huset, hus', about: 'neuter without plural ending' },
  n5u: { pos: 'n', example: 'lärare, läraren, lärare', about: 'common gender without plural ending' },
  n6: { pos: 'n', example: 'container, containern, containers', about: 'loan with plural -s' },
  n0u: { pos: 'n', example: 'mjölk, mjölken', about: 'common gender, no plural' },
  n0n: { pos: 'n', example: 'kaffe, kaffet', about: 'neuter, no plural' },
  nx: { pos: 'n', example: 'öga, ögat, ögon, ögonen', about: 'listed forms' },
  a1: { pos: 'a', example: 'stark, starkt, starka, starkare', about: 'regular' },
  a2: { pos: 'a', example: 'vacker, vackert, vackra, vackrare', about: 'e of -el -en -er drops' },
  a3: { pos: 'a', example: 'praktisk, praktiskt, praktiska', about: 'compared with mer and mest' },
  ap: { pos: 'a', example: 'begåvad, begåvat, begåvade', about: 'past participle' },
  a4: { pos: 'a', example: 'äkta', about: 'no ending' },
  ax: { pos: 'a', example: 'god, gott, goda, bättre, bäst', about: 'listed forms' },
  v1: { pos: 'v', example: 'tala, talar, talade, talat', about: 'first conjugation' },
  v2a: { pos: 'v', example: 'ringa, ringer, ringde, ringt', about: 'second conjugation, -de' },
  v2b: { pos: 'v', example: 'läsa, läser, läste, läst', about: 'second conjugation, -te' },
  v3: { pos: 'v', example: 'bo, bor, bodde, bott', about: 'third conjugation' },
  v4: { pos: 'v', example: 'skriva, skriver, skrev, skrivit', about: 'strong and irregular' },
  s0: { pos: 'other', example: 'bup, bup:s, bup:n', about: 'abbreviation' },
  p0: { pos: 'other', example: 'Selma, Selmas', about: 'name' },
  i0: { pos: 'other', example: 'ofta', about: 'no forms' },
}

/** The names of {@link PARADIGMS}. */
export const INFLECTIONS: readonly string[] = Object.keys(PARADIGMS)
