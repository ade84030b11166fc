/** "2026-Q4" as it is said: Q4 2026 */
export function quarterName(key: string): string {
  const [year, quarter] = key.split("-");
  return `${quarter} ${year}`;
}
