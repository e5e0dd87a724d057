import type { ScriptCompiler } from '../../validate/script-compiler.ts';
import type { Budget } from '../budget.ts';

/** What every part of one check shares. */
export interface CheckContext {
  /** Certification asks for more than an import does: what it alone asks for is no fault of an export. */
  purpose: 'import' | 'certification';
  budget: Budget;
  /** Compiles the scripts; without it only their text is looked at, as for artifacts whose script was compiled before. */
  compiler?: ScriptCompiler | undefined;
}
