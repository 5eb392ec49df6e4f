import { useEffect, useEffectEvent, useState } from 'react';
import type { Client } from '../../electron/contract/api.ts';
import { useClient } from '../channel/client.tsx';
import { entriesOf, filesIn } from '../channel/dropped-files.ts';
import { useCase } from '../channel/use-case.ts';
import { announce } from '../state/announce.ts';
import { drops, failDrop, takeDrop, waitForCase, type Dropped } from '../state/drop.ts';
import { beginCase, openCase } from '../state/opening.ts';

/** The whole window takes dropped files and folders, in a browser too, and in the shell a case as well. */
export function DropTarget() {
  const client = useClient();
  const { data: status } = useCase();
  const hasCase = Boolean(status);
  const over = useFilesOver((transfer) => void taken(client, transfer, hasCase));
  useWaiting(client, status?.path ?? null);
  return over ? <div className="drop-inset">Drop to recognise; nothing is stored yet</div> : null;
}

/** True while files are held over the window. */
function useFilesOver(take: (transfer: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false);
  const onDrop = useEffectEvent(take);
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    // From one part of the page to another there is a next one.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(false);
      onDrop(event.dataTransfer);
    };
    const undo = new AbortController();
    const { signal } = undo;
    window.addEventListener('dragenter', hold, { signal });
    window.addEventListener('dragover', hold, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => undo.abort();
  }, []);
  return over;
}

/** Goes on with what was dropped before, once a case is open. */
function useWaiting(client: Client, casePath: string | null): void {
  useEffect(() => {
    const { waiting } = drops.getState();
    // After the frame has gone to the case's first view.
    if (casePath !== null && waiting) queueMicrotask(() => void takeDrop(client, waiting));
  }, [client, casePath]);
}

const isCase = (name: string) => name.endsWith('.tracewell');

async function taken(client: Client, transfer: DataTransfer, hasCase: boolean): Promise<void> {
  const shell = window.tracewell;
  const entries = entriesOf(transfer);
  const paths = shell ? [...transfer.files].map((file) => shell.pathOf(file)) : null;
  const casePath = paths?.find(isCase);
  if (casePath !== undefined) return openCase(client, casePath);
  if (!paths && entries.some(({ name }) => isCase(name)))
    return announce('A browser does not tell where a case lies. Open it by its path, in Cases.');
  try {
    const dropped: Dropped = paths
      ? { kind: 'paths', paths }
      : { kind: 'files', files: await filesIn(entries) };
    if (hasCase) return await takeDrop(client, dropped);
    waitForCase(dropped);
    return beginCase();
  } catch (error) {
    return failDrop(error);
  }
}
