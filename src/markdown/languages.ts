import type { Grammar } from 'prismjs';
import Prism from 'prismjs/components/prism-core.js';
import 'prismjs/components/prism-clike.js';
import 'prismjs/components/prism-c.js';
import 'prismjs/components/prism-cpp.js';
import 'prismjs/components/prism-java.js';
import 'prismjs/components/prism-go.js';
import 'prismjs/components/prism-bash.js';
import 'prismjs/components/prism-json.js';
import 'prismjs/components/prism-python.js';

const ALIASES = new Map([
  ['c++', 'cpp'],
  ['cc', 'cpp'],
  ['hpp', 'cpp'],
  ['golang', 'go'],
  ['console', 'bash'],
  ['shell-session', 'bash'],
  ['zsh', 'bash'],
  ['py3', 'python'],
  ['python3', 'python'],
]);

/** Finds the grammar for the name of a language as fences write it. */
export function grammarOf(language: string): Grammar | undefined {
  const name = language.toLowerCase();
  const key = ALIASES.get(name) ?? name;
  // Prism keeps functions such as `extend` beside its grammars.
  const grammar: unknown = Object.hasOwn(Prism.languages, key) ? Prism.languages[key] : undefined;
  return typeof grammar === 'object' && grammar !== null ? grammar : undefined;
}
