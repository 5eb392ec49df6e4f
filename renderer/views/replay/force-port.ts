/** The built file of the worker. */
const [address = ''] = Object.values(
  import.meta.glob<string>('./force-worker.ts', { query: '?worker&url', import: 'default', eager: true }),
);

interface ScriptPolicy {
  createScriptURL(address: string): unknown;
}
interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): ScriptPolicy;
}
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
/** The page lets only its own policy name scripts; this one knows a single file of the build. */
const policy = policies?.createPolicy('tracewell', { createScriptURL: (script) => script });

/** A worker that arranges one graph. */
export function forceWorker(): Worker {
  const script = policy ? policy.createScriptURL(address) : address;
  return new Worker(script as string, { type: 'module', name: 'arrange' });
}
