import { describe, expect, it } from 'vitest';
import { HALF_WAY, riskPoints } from '../../../models/risk/points.ts';
import { Database } from '../../../electron/engine/database/database.ts';
import { text as schema } from '../../../electron/engine/case/migrations/0001-first-case.ts';
import { risks, writeRiskParts, writeRisks } from '../../../models/risk/risk.ts';

const score = (model: string, surprise: number) => `('${model}', 'user', 1, 100, ${surprise}, 1)`;

describe('risk', () => {
  it('is a fixed map from 0 to 100', () => {
    expect(riskPoints(0)).toBe(0);
    expect(riskPoints(-1)).toBe(0);
    expect(riskPoints(HALF_WAY)).toBe(50);
    expect(riskPoints(1e6)).toBe(100);
    const points = Array.from({ length: 200 }, (_, nats) => riskPoints(nats));
    expect(points.every((value, i) => i === 0 || value > (points[i - 1] ?? 0))).toBe(true);
  });

  it('shares its points out by nats and takes what is explained off', async () => {
    const database = await Database.open(':memory:');
    await database.run(schema);
    await database.run(
      `INSERT INTO score VALUES ${score('tails', 40)}, ${score('autoencoder', 30)}, ${score('autoencoder-week', 40)}`,
    );
    await database.run(`INSERT INTO score_feature VALUES (1, 100, 'file-copies', 9, 30, 5, 0, 0.75),
      (1, 100, 'logons', 1, 2, 1, 1, 0), (1, 100, 'build-up', 10, 10, NULL, NULL, 0.25)`);
    for (const query of [risks, writeRisks, writeRiskParts]) await database.run(query);
    const [risk] = await database.rows<{ risk: number; relief: number }>('SELECT risk, relief FROM risk');
    expect(risk?.risk).toBeCloseTo(riskPoints(40), 9);
    expect(risk?.relief).toBeCloseTo(riskPoints(50) - riskPoints(40), 9);
    expect(await database.rows('SELECT feature, contribution, points FROM risk_part')).toEqual([
      { feature: 'build-up', contribution: 'other', points: 12.5 },
      { feature: 'file-copies', contribution: 'exfil', points: 37.5 },
    ]);
    database.closeInstance();
  });
});
