/** The strongly connected parts of more than one file (Tarjan), and files that import themselves. */
export function findCycles(graph) {
  const index = new Map();
  const low = new Map();
  const stack = [];
  const onStack = new Set();
  const cycles = [];

  const visit = (file) => {
    index.set(file, index.size);
    low.set(file, index.get(file));
    stack.push(file);
    onStack.add(file);
    for (const next of graph.get(file) ?? []) {
      if (!index.has(next)) {
        visit(next);
        low.set(file, Math.min(low.get(file), low.get(next)));
      } else if (onStack.has(next)) {
        low.set(file, Math.min(low.get(file), index.get(next)));
      }
    }
    if (low.get(file) !== index.get(file)) return;
    const part = stack.splice(stack.indexOf(file));
    for (const member of part) onStack.delete(member);
    if (part.length > 1 || (graph.get(file) ?? []).includes(file)) cycles.push(part);
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return cycles;
}
