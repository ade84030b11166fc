const units = ["bytes", "KB", "MB", "GB"];

/** A size of a file as people say it: "318 KB", "1.2 GB". */
export function fileSize(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const size = bytes / 1024 ** power;
  return `${Number(size.toFixed(power > 0 && size < 10 ? 1 : 0))} ${units[power]}`;
}
