/** One measurement: its labels and its value. */
export interface Sample {
  labels?: Record<string, string>;
  value: number;
}

/** One figure of this process, as Prometheus collects it. */
export interface Figure {
  name: string;
  help: string;
  type: "gauge" | "counter";
  samples: readonly Sample[];
}

const escaped = (text: string) =>
  text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');

function line(name: string, { labels = {}, value }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}`;
}

/**
 * Figures in Prometheus' text format.
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function exposition(figures: readonly Figure[]): string {
  const blocks = figures.map(({ name, help, type, samples }) =>
    [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...samples.map((sample) => line(name, sample)),
    ].join("\n"),
  );
  return `${blocks.join("\n")}\n`;
}
