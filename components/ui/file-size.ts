const units = ["bytes", "KB", "MB", "GB"];

/** A size of a file as people say it: "318 KB", "1.2 GB". */
export function fileSize(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const size = bytes / 1000 ** power;
  const digits = power > 0 && size < 10 ? 1 : 0;
  return `${size.toFixed(digits)} ${units[power]}`;
}
