import type { Stage } from './stage.ts';

/** Stages with each after those it needs, else in the order given. Throws for ids that repeat, are unknown or wait in a circle. */
export function inOrder(stages: readonly Stage[]): readonly Stage[] {
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  if (byId.size !== stages.length) throw new Error('Two stages have the same id');
  const ordered = new Set<Stage>();
  const visit = (stage: Stage, path: readonly string[]): void => {
    if (ordered.has(stage)) return;
    if (path.includes(stage.id))
      throw new Error(`Stages wait for each other: ${[...path, stage.id].join(' → ')}`);
    for (const need of stage.needs) {
      const needed = byId.get(need);
      if (!needed) throw new Error(`Stage ${stage.id} needs ${need}, which there is not`);
      visit(needed, [...path, stage.id]);
    }
    ordered.add(stage);
  };
  for (const stage of stages) visit(stage, []);
  return [...ordered];
}
