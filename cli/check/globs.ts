/** Globs of patterns and configurations. Loaded where there is one: most runs name their files. */
import picomatch from 'picomatch'

/** Tells whether a path with slashes fits a glob. `dot`: whether names that begin with a dot are met by `*`. */
export function globOf(glob: string, dot: boolean): (path: string) => boolean {
  return picomatch(glob, { dot })
}

/** The folder that everything a glob fits lies in, as the glob names it. */
export function baseOf(glob: string): string {
  return picomatch.scan(glob).base
}

/** Whether a path fits one of the globs, and none of those that begin with `!`. */
export function fits(globs: readonly string[], path: string): boolean {
  const positive = globs.filter((glob) => !glob.startsWith('!'))
  const negative = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1))
  const options = { dot: true }
  return (
    picomatch.isMatch(path, positive, options) && !(negative.length > 0 && picomatch.isMatch(path, negative, options))
  )
}
