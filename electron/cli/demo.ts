import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEMO_SEED, demoCompany } from '../../models/demo/demo-company.ts';

/** Writes the demonstration company below `directory`, made where missing. Returns the paths written. */
export async function writeDemo(directory: string, seed: number = DEMO_SEED): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const file of demoCompany(seed)) {
    const path = join(directory, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file.text);
    paths.push(path);
  }
  return paths;
}
