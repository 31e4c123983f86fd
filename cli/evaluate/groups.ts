/**
 * Names and places in groups that a fair linter treats alike: for tests that swap them in notes, and for the table of false alarms by group.
 * The groups are of names, not of people: common first names as registers of names list them.
 */

/** Whose pronoun goes with a name. */
export type Gender = 'girl' | 'boy'

/** Names of one group. None ends in s, x or z, where a genitive looks like the name itself. */
export type NameGroup = Readonly<Record<Gender, readonly string[]>>

const list = (names: string): readonly string[] => names.split(' ')

/** Groups of first names. Some are in the lexicon of names and some are not, as in life. */
export const NAME_GROUPS: Readonly<Record<string, NameGroup>> = {
  Swedish: {
    girl: list('Elin Lovisa Hedvig Astrid Linnéa Matilda Ingrid Kajsa Frida Tova'),
    boy: list('Erik Oskar Gustav Axel Viktor Anton Arvid Fredrik Johan Henrik'),
  },
  Arabic: {
    girl: list('Fatima Mariam Zeinab Amina Layla Hiba Rania Salma Khadija Nour'),
    boy: list('Omar Hassan Ahmed Khaled Mustafa Youssef Ibrahim Hamza Bilal Tariq'),
  },
  Somali: {
    girl: list('Ayaan Hodan Ifrah Fadumo Sahra Hamdi Ilhan Suleekha Deeqa Nimco'),
    boy: list('Abdi Liban Guled Mahad Abdirahman Warsame Sharmarke Abdullahi Cabdi Zakariye'),
  },
  Finnish: {
    girl: list('Aino Aada Helmi Venla Kaisa Sanni Päivi Veera Riikka Tuuli'),
    boy: list('Eetu Väinö Onni Mikko Eino Juhani Antti Pekka Jukka Veeti'),
  },
  Polish: {
    girl: list('Zuzanna Agnieszka Katarzyna Zofia Oliwia Małgorzata Magda Kinga Wiktoria Hania'),
    boy: list('Jakub Wojciech Piotr Kacper Krzysztof Szymon Paweł Michał Bartek Filip'),
  },
  Kurdish: {
    girl: list('Rojin Berivan Shilan Zilan Dilan Gulan Hêlîn Rojda Nermin Avin'),
    boy: list('Azad Serhat Baran Rezan Dilşad Heval Karwan Hiwa Rêzan Diyar'),
  },
  Sami: {
    girl: list('Máret Biret Elle Sunna Risten Ánne Ristin Láilá Inger Gáddjá'),
    boy: list('Ánte Niila Mihkkal Jovnna Áilu Ante Heaika Juhán Piera Máhtte'),
  },
  Romanian: {
    girl: list('Sabina Ioana Ramona Elena Mirela Florica Denisa Violeta Luminita Andreea'),
    boy: list('Andrei Mihai Florin Marian Ionut Bogdan Sandro Vasile Cristian Gheorghe'),
  },
  'South-East Asian': {
    girl: list('Linh Mai Thuy Siriporn Kanya Malee Thanh Hoa Nok Suda'),
    boy: list('Minh Tuan Somchai Duc Anurak Quang Niran Arthit Hung Dung'),
  },
}

/** First names of the labelled notes that are nothing but names, with their gender. */
const SOURCE: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...list(
    'Alva Signe Maja Hedda Jonna Nora Tuva Lina Molly Vera Stella Ester Sara Elin Stina Ella Edda Sanna Emma Anna Freja Alicia Ada ' +
      'Selma Alice Isa Tindra Ida Lova Klara Ellen Moa Wilma Tilde Alma Lilly Meja Yasmin Nadja Priya Feride Farah Zeynep Mirja Minna ' +
      'Ebba Sonja Bella Elsa Tyra Svea Greta Lovisa Julia Lisen Hermine Nova Disa Asta Tindra Kajsa Ylva Malin Fatima Samira Noomi ' +
      'Filippa Natalie Mira Lena Hanna Salla Ayan Karin Lisbeth Kristin Pernilla Lotta Birgitta Marie Annika Josefine Annelie Ulrika ' +
      'Ingrid Gunilla Monica Ingela Camilla Anki Kerstin Pia Solveig Rita Ulla Dina Maggan Jeanette Bettan Sussi',
  ).map((name) => [name, 'girl'] as const),
  ...list(
    'Liam Adam Ville Vidar Elton Noel Melvin Melker Kevin Leon Sixten Olle Oscar Isak Jonte Ludvig Wilmer Kasper Vincent Tage Noah ' +
      'Elliot Otto Anton Kian Jonatan Sebbe Vilgot Alvin Jesper Albin Theo Leo Hugo Ismail Alfred Arvid Ahmad Theodor Farid Amir ' +
      'Tobbe Milo Mio Ivar Emir Sigge Hassan Ali Erik Ture Adde Ebbe Malte Stellan Jacob Ahmed Oliver Filip Edvin Arvid Samir ' +
      'Simon Yusuf Nasir Hadi Dragan Ossian Samuel Göran Tommy Henrik Bosse Jocke Calle Birger Olof Jan Bertil Janne Kalle Martin Stefan Peter ' +
      'Torgny Sven Fredrik Ulf Roger Karl Melvin Johan Zack Rami',
  ).map((name) => [name, 'boy'] as const),
])

/** Countries that stand for each other in a sentence. */
export const COUNTRIES = list(
  'Norge Danmark Finland Polen Somalia Irak Syrien Turkiet Iran Eritrea Afghanistan Etiopien Nigeria',
)

/** Towns of Sweden that stand for each other. */
export const TOWNS = list('Linköping Skövde Uppsala Södertälje Kiruna Malmö Skellefteå Hallsberg Ljungby Jokkmokk')

/** A word with a capital, and the genitive of it: what a name looks like. */
const CAPITALISED = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu

function swap(text: string, pick: (word: string) => string | undefined): string | undefined {
  let changed = false
  const out = text.replace(CAPITALISED, (word) => {
    const genitive = word.endsWith('s') && pick(word) === undefined
    const other = pick(genitive ? word.slice(0, -1) : word)
    if (other === undefined) return word
    changed = true
    return genitive ? `${other}s` : other
  })
  return changed ? out : undefined
}

/** The note with its first names replaced by names of a group, alike for alike; undefined if it holds none. `turn` chooses other names. */
export function swapNames(text: string, group: NameGroup, turn = 0): string | undefined {
  const given = new Map<string, string>()
  const count = { girl: turn, boy: turn }
  return swap(text, (name) => {
    const gender = SOURCE.get(name)
    if (gender === undefined) return undefined
    const known = given.get(name)
    if (known !== undefined) return known
    const names = group[gender]
    const other = names[count[gender]++ % names.length] as string
    given.set(name, other)
    return other
  })
}

/** The note with its countries and towns moved on by `turn` in their lists; undefined if it holds none. */
export function swapPlaces(text: string, turn: number): string | undefined {
  const moved = (places: readonly string[], at: number): string => places[(at + turn) % places.length] as string
  return swap(text, (word) => {
    const places = COUNTRIES.includes(word) ? COUNTRIES : TOWNS
    const at = places.indexOf(word)
    return at < 0 ? undefined : moved(places, at)
  })
}
