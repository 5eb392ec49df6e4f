import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { demoParts } from '../../models/demo/demo-company.ts';
import { DEMO_SIZE, type DemoSize } from '../../models/demo/size.ts';

/** Writes the demonstration company below `directory`, made where missing. Returns the paths written. */
export async function writeDemo(directory: string, size: DemoSize = DEMO_SIZE): Promise<readonly string[]> {
  const files = new Map<string, FileHandle>();
  try {
    for (const { path, text } of demoParts(size)) {
      const file = files.get(path) ?? (await create(join(directory, path)));
      files.set(path, file);
      await file.write(text);
    }
  } finally {
    for (const file of files.values()) await file.close();
  }
  return [...files.keys()].map((path) => join(directory, path));
}

async function create(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  return open(path, 'w');
}
