import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ReportFormat } from '../../contract/api.ts';
import type { ReportDocument } from '../../../models/domain/report.ts';
import type { ReportInput } from '../../../models/report/input.ts';
import { canonicalJson } from '../case/audit.ts';

export const MANIFEST = 'manifest.json';
export const MANIFEST_SCHEMA = 'tracewell.manifest/1' as const;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const file = z.strictObject({ name: z.string(), bytes: z.int().min(0), sha256: hash });

/** What a report's folder holds and what it was made of. `seal` is the SHA-256 of all the rest in canonical JSON. */
const manifest = z.strictObject({
  schema: z.literal(MANIFEST_SCHEMA),
  product: z.string(),
  case: z.strictObject({ name: z.string(), zone: z.string() }),
  title: z.string(),
  made_us: z.int(),
  masked: z.boolean(),
  /** SHA-256 of the document in canonical JSON. */
  document: hash,
  sources: z.array(file),
  models: z.array(
    z.strictObject({
      model: z.string(),
      version: z.int(),
      seed: z.int(),
      backend: z.string(),
      settings: z.string(),
    }),
  ),
  files: z.array(file),
  missing: z.array(z.strictObject({ format: z.enum(['html', 'pdf', 'md', 'json']), reason: z.string() })),
  audit: z.strictObject({ entries: z.int().min(0), head: hash }),
  seal: hash,
});
export type Manifest = z.infer<typeof manifest>;
export type ManifestFile = z.infer<typeof file>;

export const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');
export const documentHash = (document: ReportDocument): string => sha256(canonicalJson(document));

/** The bytes of `manifest.json`: canonical JSON and a line end, nothing else is accepted back. */
export const manifestText = (whole: Manifest): string => `${canonicalJson(whole)}\n`;

export function manifestOf(
  input: ReportInput,
  document: ReportDocument,
  files: readonly ManifestFile[],
  missing: readonly { readonly format: ReportFormat; readonly reason: string }[],
): Manifest {
  const rest = {
    schema: MANIFEST_SCHEMA,
    product: document.product,
    case: { name: document.case, zone: document.zone },
    title: document.title,
    made_us: Number(document.madeUs),
    masked: document.masked,
    document: documentHash(document),
    sources: input.sources.map(({ name, receipt }) => ({
      name,
      bytes: receipt.bytes,
      sha256: receipt.sha256,
    })),
    models: input.models.map(({ model, version, seed, backend, settings }) => ({
      model,
      version,
      seed,
      backend,
      settings,
    })),
    files: [...files].sort((a, b) => (a.name < b.name ? -1 : 1)),
    missing: [...missing],
    audit: { ...input.audit },
  } satisfies Omit<Manifest, 'seal'>;
  return { ...rest, seal: sha256(canonicalJson(rest)) };
}

/** The manifest, or in words what is wrong with it. */
export function readManifest(bytes: Uint8Array): Manifest | string {
  const text = Buffer.from(bytes).toString('utf8');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'is no JSON any more';
  }
  const checked = manifest.safeParse(parsed);
  if (!checked.success) return 'is not as Tracewell writes a manifest';
  if (!Buffer.from(manifestText(checked.data)).equals(Buffer.from(bytes)))
    return 'is not in the one form that Tracewell writes';
  const { seal, ...rest } = checked.data;
  return sha256(canonicalJson(rest)) === seal ? checked.data : 'does not have the hash that it names';
}
