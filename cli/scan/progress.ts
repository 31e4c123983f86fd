/** The line that tells how far a scan has come. On a terminal only. */
import type { Watch } from './index.ts'

const EVERY_MS = 200

const WORDS = {
  sv: { files: 'filer', texts: 'texter', findings: 'fynd', left: 'kvar' },
  en: { files: 'files', texts: 'texts', findings: 'findings', left: 'left' },
} as const

/** A watch that writes one line over and over; `end` wipes it out. `now` gives milliseconds. */
export function progressLine(
  write: (text: string) => void,
  lang: 'sv' | 'en',
  now: () => number = () => performance.now(),
): Watch & { end(): void } {
  const words = WORDS[lang]
  const started = now()
  let last = Number.NEGATIVE_INFINITY
  let total = { files: 0, bytes: 0 }
  let files = 0
  let bytes = 0
  let shown = false
  return {
    planned: (count, size) => {
      total = { files: count, bytes: size }
    },
    bytes: (count) => {
      bytes += count
    },
    file: () => {
      files++
    },
    batch: (_, summary) => {
      const time = now()
      if (time - last < EVERY_MS) return
      last = time
      shown = true
      const seconds = Math.max(0.001, (time - started) / 1000)
      const speed = bytes / seconds
      const left = total.bytes > bytes && speed > 0 && seconds > 1 ? (total.bytes - bytes) / speed : undefined
      const decimal = (value: number): string => value.toFixed(1).replace('.', lang === 'sv' ? ',' : '.')
      const parts = [
        `${files}/${total.files} ${words.files}`,
        `${summary.records} ${words.texts}`,
        `${decimal(speed / 1e6)} MB/s`,
        `${summary.findings} ${words.findings}`,
        ...(left === undefined ? [] : [`${duration(left)} ${words.left}`]),
      ]
      write(`\r\u001b[K${parts.join(' · ')}`)
    },
    end: () => {
      if (shown) write('\r\u001b[K')
    },
  }
}

/** Seconds as people read them: `45 s`, `3 min`, `2 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
