/**
 * Tables to Parquet and back, in memory. Equal tables give equal bytes: the writer keeps no clock and no version
 * of the machine. Fractions are split into byte streams, which compresses slowly moving series several times better.
 */
import { type AsyncBuffer, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { TableColumn } from './tables.ts';

export interface ParquetBytes {
  /** Appends a group of rows; the columns are those of the first call. */
  rows(columns: readonly TableColumn[]): void;
  finish(): void;
}

/** Writes in pieces: `flush` receives the bytes so far after every group of rows. */
export function parquetStream(shape: readonly TableColumn[], flush: (bytes: Uint8Array) => void): ParquetBytes {
  const bytes = new ByteWriter(1 << 16);
  const drain = (): void => {
    flush(bytes.getBytes());
    bytes.index = 0;
  };
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: shape.map((column) => source({ ...column, data: [] }, true)) }),
    createdBy: 'politeia',
  });
  return {
    rows(columns) {
      const count = columns[0].data.length;
      if (count === 0) return;
      writer.write({ columnData: columns.map((column) => source(column, false)), rowGroupSize: count });
      drain();
    },
    finish() {
      writer.finish();
      drain();
    },
  };
}

export function encodeParquet(columns: readonly TableColumn[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const stream = parquetStream(columns, (bytes) => pieces.push(bytes.slice()));
  stream.rows(columns);
  stream.finish();
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

function source(column: TableColumn, typed: boolean): ColumnSource {
  const fraction = column.kind === 'FLOAT' || column.kind === 'DOUBLE';
  return {
    name: column.name,
    // The writer only reads its columns; its type is written for mutable arrays.
    data: column.data as ColumnSource['data'],
    nullable: column.nullable ?? false,
    // A schema is given beside the data when rows are written, and then no type may be.
    ...(typed ? { type: column.kind } : {}),
    ...(fraction ? { encoding: 'BYTE_STREAM_SPLIT' as const } : {}),
  };
}

/** Columns by name; all of them, or those named. */
export async function decodeParquet(
  file: AsyncBuffer,
  names?: readonly string[],
): Promise<Map<string, ArrayLike<unknown>>> {
  const metadata = await parquetMetadataAsync(file);
  const rows = Number(metadata.num_rows);
  const present = metadata.schema.slice(1).map((element) => element.name);
  const wanted = names ? present.filter((name) => names.includes(name)) : present;
  const columns = new Map<string, unknown[]>(wanted.map((name) => [name, new Array<unknown>(rows)]));
  if (rows === 0) return columns;
  await parquetRead({
    file,
    metadata,
    columns: wanted,
    onChunk({ columnName, columnData, rowStart }) {
      const column = columns.get(columnName);
      if (column) for (let i = 0; i < columnData.length; i++) column[rowStart + i] = columnData[i];
    },
  });
  return columns;
}
