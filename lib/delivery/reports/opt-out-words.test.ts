import { expect, test } from "vitest";
import { wishIn } from "@/lib/delivery/reports/opt-out-words";

test.each([
  ...["STOP", "stop.", "  Stop! ", "STOP please", "Stop all", "unsubscribe", "Opt-out"],
  ...["STOPP", "Abmelden", "Aufhören", "ARRÊT", "arret", "Désabonner", "ALTO", "Darse de baja"],
  ...["PARAR", "Sair", "توقف", "إيقاف", "إلغاء", "停止", "配信停止", "ストップ", "ｓｔｏｐ"],
])("%s is a no", (text) => expect(wishIn(text)).toBe("stop"));

test.each([...["START", "unstop", "Starten", "Démarrer", "iniciar", "Começar", "ابدأ", "開始"]])(
  "%s takes it back",
  (text) => expect(wishIn(text)).toBe("start"),
);

test.each([
  ...["", "9", "Thank you", "👍", "Please stop the construction work at your branch"],
  ...["I did not want to end the call", "nonstop"],
])("%s is neither", (text) => expect(wishIn(text)).toBeUndefined());
