import { Dialog } from '../controls/dialog.tsx';

export interface TableData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
const placeKey = (place: number) => `r${place}`;
const ROWS_AT_MOST = 2000;

/** The numbers behind a chart. */
export function ShowAsTable({
  title,
  table,
  onClose,
}: {
  title: string;
  table: TableData;
  onClose: () => void;
}) {
  const shown = table.rows.slice(0, ROWS_AT_MOST);
  return (
    <Dialog title={`${title}, as a table`} wide onClose={onClose}>
      <div className="dialog-scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="table sticky">
          <thead>
            <tr>
              {table.columns.map((column, i) => (
                <th key={column} scope="col" className={i > 0 ? 'number' : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, i) => (
              <tr key={`${row[0] ?? ''} ${placeKey(i)}`}>
                {row.map((cell, j) => (
                  <td key={table.columns[j] ?? placeKey(j)} className={j > 0 ? 'number' : undefined}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.rows.length > ROWS_AT_MOST && (
        <p className="muted small pad">
          The first {ROWS_AT_MOST} of {table.rows.length} rows.
        </p>
      )}
    </Dialog>
  );
}
