import type { AppError } from '../../electron/contract/errors.ts';
import { Mark } from '../controls/icon.tsx';
import { Failure } from '../controls/states.tsx';

/** The page could not reach its engine: nothing else can be shown. */
export function Unconnected({ error }: { error: AppError }) {
  return (
    <main className="unconnected">
      <h1 className="brand">
        <Mark />
        Tracewell
      </h1>
      <Failure error={error} onRetry={() => location.reload()} />
    </main>
  );
}
