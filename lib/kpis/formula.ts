/** A measure computed from others: what is said, as a tree. */
export type Formula =
  | { is: "number"; text: string }
  | { is: "kpi"; key: string }
  | { is: "negative"; of: Formula }
  | { is: Operator; left: Formula; right: Formula };

const operators = ["+", "-", "*", "/"] as const;
export type Operator = (typeof operators)[number];

/** More than anybody can read; it also bounds what one value costs. */
const mostOperands = 60;
const tooLong = `It is made of more than ${mostOperands} numbers and KPIs.`;

/** Printed, a formula of 60 operands nests at most 121 brackets. */
const deepest = 200;

/** A formula that cannot be read, or not be computed; the message is a plain sentence. */
export class FormulaError extends Error {
  constructor(
    readonly code: "unreadable" | "too-long" | "circle",
    message: string,
  ) {
    super(message);
  }
}

const unreadable = (message: string) => new FormulaError("unreadable", message);

interface Token {
  kind: "number" | "name" | "sign";
  text: string;
}

/**
 * Reads a formula. Its language: numbers, keys of KPIs, + - * /, and brackets, with the precedence of
 * arithmetic. A key with a hyphen in it stands in quotation marks, where it cannot be meant as minus.
 *
 * @throws FormulaError where it cannot be read
 * @example parseFormula('1 - resolved / "first-calls"')
 */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  let next = 0;
  let depth = 0;
  const isNext = (...signs: string[]) => {
    const token = tokens[next];
    return token?.kind === "sign" && signs.includes(token.text);
  };

  function chain(operand: () => Formula, ...signs: Operator[]): Formula {
    let left = operand();
    while (isNext(...signs)) {
      const is = signs.find((sign) => sign === tokens[next]?.text) ?? "+";
      next++;
      left = { is, left, right: operand() };
    }
    return left;
  }

  const sum = (): Formula => chain(product, "+", "-");
  const product = (): Formula => chain(factor, "*", "/");

  function factor(): Formula {
    const token = tokens[next++];
    if (token?.kind === "number") return { is: "number", text: token.text };
    if (token?.kind === "name") return { is: "kpi", key: token.text };
    if (token?.text === "-") return negated();
    if (token?.text !== "(") throw unreadable(expected(token));
    if (++depth > deepest) throw new FormulaError("too-long", "Its brackets are too deep.");
    const inner = sum();
    depth--;
    if (!isNext(")")) throw unreadable("A bracket is opened and never closed.");
    next++;
    return inner;
  }

  /** After one minus sign: any number of them is one or none. */
  function negated(): Formula {
    let isNegative = true;
    while (isNext("-")) {
      isNegative = !isNegative;
      next++;
    }
    const of = factor();
    return isNegative ? negative(of) : of;
  }

  const formula = sum();
  const rest = tokens[next];
  if (rest) throw unreadable(`A sign such as + or / is missing before "${rest.text}".`);
  if (operandsIn(formula) > mostOperands) throw new FormulaError("too-long", tooLong);
  return formula;
}

const negative = (of: Formula): Formula => (of.is === "negative" ? of.of : { is: "negative", of });

function expected(token: Token | undefined): string {
  const found = token ? `, not "${token.text}"` : " at the end";
  return `A KPI, a number or an opening bracket is expected${found}.`;
}

const tokenPattern =
  /\s+|(?<number>\d{1,15}(?:\.\d{1,15})?(?![\w.]))|(?<name>[A-Za-z][A-Za-z0-9_]{0,63})(?!\w)|"(?<quoted>[A-Za-z][A-Za-z0-9_-]{0,63})"|(?<sign>[-+*/()])/uy;

function tokensOf(text: string): Token[] {
  // As they are typed and printed.
  const plain = text.replaceAll(/[×·]/gu, "*").replaceAll("÷", "/").replaceAll(/[−–]/gu, "-");
  const tokens: Token[] = [];
  let at = 0;
  while (at < plain.length) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(plain);
    if (!match) throw unreadable(`"${plain.slice(at, at + 20)}" cannot be read here.`);
    at = tokenPattern.lastIndex;
    const { number, name, quoted, sign } = match.groups ?? {};
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
    const key = name ?? quoted;
    if (key !== undefined) tokens.push({ kind: "name", text: key });
  }
  return tokens;
}

function operandsIn(formula: Formula): number {
  switch (formula.is) {
    case "number":
    case "kpi":
      return 1;
    case "negative":
      return operandsIn(formula.of);
    default:
      return operandsIn(formula.left) + operandsIn(formula.right);
  }
}

/** The formulas among KPIs, read, by key. */
export function formulasOf(
  kpis: readonly { key: string; formula: string | null }[],
): Map<string, Formula> {
  return new Map(
    kpis.flatMap(({ key, formula }) =>
      formula === null ? [] : [[key, parseFormula(formula)] as const],
    ),
  );
}

/** The KPIs it is made of, each once. */
export function kpisIn(formula: Formula): string[] {
  switch (formula.is) {
    case "number":
      return [];
    case "kpi":
      return [formula.key];
    case "negative":
      return kpisIn(formula.of);
    default:
      return [...new Set([...kpisIn(formula.left), ...kpisIn(formula.right)])];
  }
}

/**
 * The same made of measured KPIs alone: what is computed itself is put in as its own formula.
 *
 * @param formulas by key, of what is computed
 * @throws FormulaError when a KPI would be computed from itself, or it becomes too long
 */
export function expandFormula(formula: Formula, formulas: ReadonlyMap<string, Formula>): Formula {
  const open: string[] = [];
  let operands = 0;

  function putIn(part: Formula & { is: "kpi" | "number" }): Formula {
    const own = part.is === "kpi" ? formulas.get(part.key) : undefined;
    if (part.is === "number" || !own) {
      if (++operands > mostOperands) throw new FormulaError("too-long", tooLong);
      return part;
    }
    if (open.includes(part.key)) {
      throw new FormulaError("circle", `${part.key} would be computed from itself.`);
    }
    if (open.length === mostOperands) {
      const message = `It is computed from others through more than ${mostOperands} steps.`;
      throw new FormulaError("too-long", message);
    }
    open.push(part.key);
    const inner = expand(own);
    open.pop();
    return inner;
  }

  function expand(part: Formula): Formula {
    if (part.is === "number" || part.is === "kpi") return putIn(part);
    if (part.is === "negative") return negative(expand(part.of));
    return { is: part.is, left: expand(part.left), right: expand(part.right) };
  }

  return expand(formula);
}

/** As `parseFormula` reads it again. */
export function printFormula(formula: Formula): string {
  switch (formula.is) {
    case "number":
      return formula.text;
    case "kpi":
      return formula.key.includes("-") ? `"${formula.key}"` : formula.key;
    case "negative":
      return `-(${printFormula(formula.of)})`;
    default:
      return `(${printFormula(formula.left)} ${formula.is} ${printFormula(formula.right)})`;
  }
}
