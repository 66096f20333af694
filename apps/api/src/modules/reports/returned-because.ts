import { categoryWords } from '@mailwright/triage';

const words: Readonly<Record<string, string>> = categoryWords;

/** Why a mail that a server had taken came back, in a sentence. Categories are those of the triage. */
export function returnedBecause(category: string | null, kind: 'hard' | 'soft' | null): string {
  const because = words[category ?? 'unknown'] ?? words['unknown'] ?? '';
  const lasting = kind === 'soft' ? 'Sent back, which may pass' : 'Sent back';
  return `${lasting}: ${because}.`;
}
