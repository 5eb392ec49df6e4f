import { useEffect, useState } from 'react';
import { announce } from '../state/announce.ts';
import { proposePaths } from '../state/proposal.ts';
import { goTo } from '../state/selection.ts';

/** The whole window takes dropped files. A browser hides their paths, so there it says how to give them instead. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth += event.type === 'dragenter' ? 1 : 0;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      take([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return over ? <div className="drop-inset">Drop to recognise; nothing is stored yet</div> : null;
}

function take(files: readonly File[]): void {
  goTo('import');
  const shell = window.tracewell;
  if (shell) return proposePaths(files.map((file) => shell.pathOf(file)));
  proposePaths(
    [],
    `A browser does not tell where “${files[0]?.name ?? 'the files'}” lies. Type or browse to its path.`,
  );
  announce('A browser does not tell where dropped files lie. Type or browse to their path.');
}
