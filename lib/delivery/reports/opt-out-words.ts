/*
 * What people answer to a text message to hear no more, or to be asked again: the words that networks
 * know, and those of the languages that surveys are asked in. Small letters, without accents.
 */
const stopWords = new Set([
  ...["stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "optout", "opt out"],
  ...["stopp", "abmelden", "abbestellen", "ende", "aufhoren"],
  ...["arret", "arreter", "arretez", "desabonner", "desinscrire", "desinscription", "fin"],
  ...["alto", "parar", "baja", "cancelar", "darse de baja", "detener"],
  ...["pare", "sair", "descadastrar", "remover"],
  ...["توقف", "ايقاف", "الغاء", "قف"],
  ...["停止", "配信停止", "解除", "ストップ", "中止"],
]);
const startWords = new Set([
  ...["start", "unstop", "resume", "optin", "opt in"],
  ...["starten", "anmelden"],
  ...["demarrer", "commencer", "reprendre"],
  ...["iniciar", "alta", "empezar"],
  ...["comecar", "voltar"],
  ...["ابدا", "بدء"],
  ...["開始", "再開"],
]);

/** Letters alone, small and without accents or points, as the words above are written. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/(?<=[\p{Script=Latin}\p{Script=Arabic}])\p{M}+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}ー]+/gu, " ")
    .trim();
}

/**
 * What an answer to a text message asks for. The word may stand alone or begin a message of up to
 * three words ("STOP please"); a longer one is somebody telling something.
 */
export function wishIn(text: string): "stop" | "start" | undefined {
  const said = plain(text);
  const words = said.split(" ");
  const candidates = words.length <= 3 ? [said, words[0] ?? ""] : [said];
  if (candidates.some((one) => stopWords.has(one))) return "stop";
  return candidates.some((one) => startWords.has(one)) ? "start" : undefined;
}
