/** How a command that cannot go on says so. */

/** Writes what went wrong to standard error, never with a stack, and gives the exit code. */
export function reportFailure(error: unknown): number {
  process.stderr.write(`${error instanceof Error ? error.message : 'unknown failure'}\n`)
  return 2
}
