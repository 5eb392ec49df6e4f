import certDevice from './cert-device.ts';
import certEmail from './cert-email.ts';
import certFile from './cert-file.ts';
import certHttp from './cert-http.ts';
import certLdap from './cert-ldap.ts';
import certLogon from './cert-logon.ts';
import certPsychometric from './cert-psychometric.ts';
import type { Recognition, Sample, SourceFormat } from './parts/format.ts';

/** Every telemetry format that can be imported. */
export const SOURCE_FORMATS: readonly SourceFormat[] = [
  certDevice,
  certEmail,
  certFile,
  certHttp,
  certLdap,
  certLogon,
  certPsychometric,
];

const byId = new Map(SOURCE_FORMATS.map((format) => [format.id, format]));
if (byId.size !== SOURCE_FORMATS.length) throw new Error('two source formats share an id');

export const sourceFormat = (id: string): SourceFormat | undefined => byId.get(id);

/** The format that fits a sample best, or null. */
export function recogniseSample(sample: Sample): { format: SourceFormat; recognition: Recognition } | null {
  let best: { format: SourceFormat; recognition: Recognition } | null = null;
  for (const format of SOURCE_FORMATS) {
    const recognition = format.recognise(sample);
    if (recognition && recognition.confidence > (best?.recognition.confidence ?? 0))
      best = { format, recognition };
  }
  return best;
}
