/** What one import may be. Each is far above real files and far below what would do harm. */
export const limits = {
  fileBytes: 2 * 1024 ** 3,
  /** One record, and one line outside quotation marks. */
  recordBytes: 1024 ** 2,
  columns: 500,
  /** What may be read again after quotation marks that never close, before the file is given up. */
  rereadBytes: 100 * 1024 ** 2,
  errorsKept: 10_000,
} as const;
