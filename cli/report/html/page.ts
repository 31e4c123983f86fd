/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The script of the HTML report: filters, sorts and pages through the work list. Text goes in as text, never as markup. */
import type { ListData, ListRow } from './list.ts'

const PAGE = 50

function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`the report is incomplete: ${id}`)
  return found
}

const source = document.getElementById('data')
if (source !== null) start(JSON.parse(source.textContent ?? '') as ListData)

function start({ rows, titles, words, locale }: ListData): void {
  const form = part('filters', HTMLFormElement)
  const body = part('rows', HTMLTableSectionElement)
  const count = part('count', HTMLParagraphElement)
  const previous = part('previous', HTMLButtonElement)
  const next = part('next', HTMLButtonElement)
  const collator = new Intl.Collator(locale, { numeric: true })
  const numbers = new Intl.NumberFormat(locale)
  const heads = [...document.querySelectorAll<HTMLTableCellElement>('.work thead th')]
  const fields = heads.map((head) => head.dataset.field as keyof ListRow)
  let sorted: { field: keyof ListRow; down: boolean } | undefined
  let page = 0

  const say = (word: string): string => words[word] ?? word
  const shown = (field: keyof ListRow, value: string): string =>
    field === 'rule' ? (titles[value] ?? value) : field === 'severity' || field === 'status' ? say(value) : value

  for (const select of form.querySelectorAll('select')) {
    const field = select.name as keyof ListRow
    const values = [...new Set(rows.map((row) => String(row[field])))]
    values.sort((a, b) => collator.compare(shown(field, a), shown(field, b)))
    select.append(new Option(say('all'), '*'))
    for (const value of values) select.append(new Option(value === '' ? '–' : shown(field, value), value))
  }

  function matching(): ListRow[] {
    const search = (form.elements.namedItem('search') as HTMLInputElement).value.trim().toLowerCase()
    const wanted = [...form.querySelectorAll('select')].filter(({ value }) => value !== '*')
    const found = rows.filter(
      (row) =>
        wanted.every(({ name, value }) => String(row[name as keyof ListRow]) === value) &&
        (search === '' ||
          [row.key, row.column, row.place, row.file, row.part, row.id, row.rule, titles[row.rule] ?? '']
            .join('\n')
            .toLowerCase()
            .includes(search)),
    )
    if (sorted === undefined) return found
    const { field, down } = sorted
    const rank = ['error', 'warning', 'info']
    const compare = (a: ListRow, b: ListRow): number => {
      if (field === 'severity') return rank.indexOf(a.severity) - rank.indexOf(b.severity)
      if (field === 'confidence') return a.confidence - b.confidence
      if (field === 'order') return collator.compare(a.file, b.file) || a.order - b.order
      return collator.compare(shown(field, String(a[field])), shown(field, String(b[field])))
    }
    return found
      .map((row, at) => ({ row, at }))
      .sort((a, b) => (compare(a.row, b.row) || a.at - b.at) * (down ? -1 : 1))
      .map(({ row }) => row)
  }

  function cell(row: ListRow, field: keyof ListRow): HTMLTableCellElement {
    const made = document.createElement(field === 'rule' ? 'th' : 'td')
    if (field === 'rule') made.scope = 'row'
    made.dataset.label = say(field === 'order' ? 'place' : field)
    const inner = document.createElement('span')
    made.append(inner)
    const small = (text: string): void => {
      const element = document.createElement('small')
      element.textContent = text
      inner.append(element)
    }
    const value = String(row[field])
    if (field === 'severity' || field === 'status') {
      inner.textContent = value === '' ? '' : say(value)
      inner.className = `pill ${value}`
    } else if (field === 'rule') {
      inner.textContent = titles[value] ?? value
      small(row.asks ? `${value} · ${say('asks')}` : value)
      made.className = 'w'
    } else if (field === 'order') {
      inner.textContent = row.place
      small(row.part === '' || row.place.startsWith(row.part) ? row.file : `${row.file} · ${row.part}`)
      made.className = 'w'
    } else if (field === 'confidence') {
      inner.textContent = numbers.format(Math.round(row.confidence * 100) / 100)
      made.className = 'n'
    } else inner.textContent = value
    if (value === '' && field !== 'order') made.classList.add('empty')
    return made
  }

  function show(everything = false): void {
    const found = matching()
    page = Math.max(0, Math.min(page, Math.ceil(found.length / PAGE) - 1))
    const from = everything ? 0 : page * PAGE
    const to = everything ? found.length : Math.min(found.length, from + PAGE)
    body.replaceChildren(
      ...found.slice(from, to).map((row) => {
        const line = document.createElement('tr')
        line.append(...fields.map((field) => cell(row, field)))
        return line
      }),
    )
    count.textContent =
      found.length === 0
        ? say('none')
        : say('showing')
            .replace('{a}', numbers.format(from + 1))
            .replace('{b}', numbers.format(to))
            .replace('{n}', numbers.format(found.length))
    previous.disabled = page === 0
    next.disabled = to >= found.length
  }

  heads.forEach((head, index) => {
    head.querySelector('button')?.addEventListener('click', () => {
      const field = fields[index]
      if (field === undefined) return
      sorted = sorted?.field === field && !sorted.down ? { field, down: true } : { field, down: false }
      for (const other of heads) other.removeAttribute('aria-sort')
      head.setAttribute('aria-sort', sorted.down ? 'descending' : 'ascending')
      page = 0
      show()
    })
  })
  const turn = (by: number): void => {
    page += by
    show()
    body.parentElement?.scrollIntoView({ block: 'nearest' })
  }
  form.addEventListener('input', () => {
    page = 0
    show()
  })
  form.addEventListener('reset', () => setTimeout(show))
  form.addEventListener('submit', (event) => event.preventDefault())
  previous.addEventListener('click', () => turn(-1))
  next.addEventListener('click', () => turn(1))
  // Paper has no pages to turn: all findings of the choice are printed.
  addEventListener('beforeprint', () => show(true))
  addEventListener('afterprint', () => show())
  part('work', HTMLDivElement).hidden = false
  show()
}
