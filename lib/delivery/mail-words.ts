/** What a message says itself, beside the survey's own texts, in one language. */
export interface MailWords {
  from: (min: string, max: string) => string;
  answer: string;
  why: (organization: string) => string;
  /** Read out on a point of the scale. */
  point: (point: number, min: number, max: number) => string;
  open: string;
  begin: string;
  /** Before the address at which it ends. */
  noMore: string;
}

const english: MailWords = {
  from: (min, max) => `From ${min} to ${max}.`,
  answer: "Your answer:",
  why: (organization) => `You receive this message because you are a customer of ${organization}.`,
  point: (point, min, max) => `Answer ${point}, from ${min} to ${max}`,
  open: "Open the survey without choosing yet",
  begin: "Answer the survey",
  noMore: "No more:",
};

const german: MailWords = {
  from: (min, max) => `Von ${min} bis ${max}.`,
  answer: "Ihre Antwort:",
  why: (organization) =>
    `Sie erhalten diese Nachricht, weil Sie Kundin oder Kunde von ${organization} sind.`,
  point: (point, min, max) => `Antwort ${point}, von ${min} bis ${max}`,
  open: "Umfrage öffnen, ohne schon zu wählen",
  begin: "Umfrage beantworten",
  noMore: "Nicht mehr:",
};

const french: MailWords = {
  from: (min, max) => `De ${min} à ${max}.`,
  answer: "Votre réponse :",
  why: (organization) => `Vous recevez ce message parce que vous êtes client de ${organization}.`,
  point: (point, min, max) => `Réponse ${point}, de ${min} à ${max}`,
  open: "Ouvrir l’enquête sans choisir pour l’instant",
  begin: "Répondre à l’enquête",
  noMore: "Ne plus recevoir :",
};

const spanish: MailWords = {
  from: (min, max) => `De ${min} a ${max}.`,
  answer: "Su respuesta:",
  why: (organization) => `Recibe este mensaje porque es cliente de ${organization}.`,
  point: (point, min, max) => `Respuesta ${point}, de ${min} a ${max}`,
  open: "Abrir la encuesta sin elegir todavía",
  begin: "Responder a la encuesta",
  noMore: "No recibir más:",
};

const portuguese: MailWords = {
  from: (min, max) => `De ${min} a ${max}.`,
  answer: "A sua resposta:",
  why: (organization) => `Recebe esta mensagem porque é cliente de ${organization}.`,
  point: (point, min, max) => `Resposta ${point}, de ${min} a ${max}`,
  open: "Abrir o inquérito sem escolher ainda",
  begin: "Responder ao inquérito",
  noMore: "Não receber mais:",
};

const arabic: MailWords = {
  from: (min, max) => `من ${min} إلى ${max}.`,
  answer: "إجابتك:",
  why: (organization) => `تصلك هذه الرسالة لأنك من عملاء ${organization}.`,
  point: (point, min, max) => `الإجابة ${point}، من ${min} إلى ${max}`,
  open: "افتح الاستبيان دون اختيار الآن",
  begin: "أجب عن الاستبيان",
  noMore: "لإيقاف الرسائل:",
};

const japanese: MailWords = {
  from: (min, max) => `${min}から${max}まで。`,
  answer: "ご回答はこちら：",
  why: (organization) => `${organization}のお客様にお送りしています。`,
  point: (point, min, max) => `${min}から${max}のうち${point}と回答`,
  open: "まだ選ばずにアンケートを開く",
  begin: "アンケートに回答する",
  noMore: "配信停止：",
};

const spoken: Readonly<Record<string, MailWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  pt: portuguese,
  ar: arabic,
  ja: japanese,
};

/** A message's own words in a language, English where Vocal does not speak it. */
export function mailWordsFor(language: string): MailWords {
  const base = language.toLowerCase().split("-")[0] ?? "";
  return (Object.hasOwn(spoken, base) && spoken[base]) || english;
}
