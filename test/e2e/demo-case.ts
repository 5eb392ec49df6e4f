import { pristineDemoCase } from '../../build/bootstrap/demo-case.mjs';

/** Made before the first test starts its clock. */
export default async function makeDemoCase(): Promise<void> {
  await pristineDemoCase();
}
