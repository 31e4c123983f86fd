import { readFileSync, writeFileSync } from 'node:fs'
import { createLinter } from '../src/linter.ts'
