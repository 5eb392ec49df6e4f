/** Typed arrays that cross every channel as bytes, never as arrays of row objects. */
export type NumericColumn = Float64Array | Float32Array | Int32Array | Uint8Array | BigUint64Array;
export type ColumnShape = Readonly<Record<string, NumericColumn>>;

/** A bulk result: every column has `rows` entries. Words are sent once in `dictionary`, rows carry its indexes. */
export interface Columnar<C extends ColumnShape = ColumnShape> {
  readonly rows: number;
  readonly columns: C;
  readonly dictionary?: Readonly<Record<string, readonly string[]>>;
}
