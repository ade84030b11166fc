import type { Sentences } from "./comments-in-english";

export const german: Sentences = {
  promoter: {
    waiting: ["Sofort jemand am Telefon, super!"],
    knowledge: ["Sehr kompetente Beratung, wusste sofort Bescheid."],
    courtesy: ["Ausgesprochen freundlich und geduldig."],
    clarity: ["Alles verständlich erklärt."],
    resolution: ["Problem in einem Anruf gelöst.", "Schnell und unkompliziert erledigt, danke!"],
  },
  passive: {
    waiting: ["Gute Hilfe, aber die Wartezeit könnte kürzer sein."],
    knowledge: ["In Ordnung, musste aber zweimal nachfragen."],
    courtesy: ["Korrekt, etwas kurz angebunden."],
    clarity: ["Im Großen und Ganzen verständlich."],
    resolution: ["Gelöst, aber erst im zweiten Anlauf."],
  },
  detractor: {
    waiting: ["Viel zu lange in der Warteschleife.", "20 Minuten gewartet, das geht gar nicht."],
    knowledge: ["Der Mitarbeiter wusste leider gar nichts."],
    courtesy: ["Sehr unfreundlich, ich wurde ständig unterbrochen."],
    clarity: ["Ich weiß immer noch nicht, was ich tun soll."],
    resolution: ["Problem besteht weiterhin.", "Dreimal verbunden worden, nichts geklärt."],
  },
};

export const french: Sentences = {
  promoter: {
    waiting: ["Réponse immédiate, bravo !"],
    knowledge: ["Conseillère très compétente."],
    courtesy: ["Très aimable et à l’écoute."],
    clarity: ["Explications claires du début à la fin."],
    resolution: ["Problème réglé en un seul appel."],
  },
  passive: {
    waiting: ["Bien, mais l’attente était un peu longue."],
    knowledge: ["Correct, il a dû demander à un collègue."],
    courtesy: ["Poli, sans plus."],
    clarity: ["Assez clair dans l’ensemble."],
    resolution: ["Réglé, après deux appels."],
  },
  detractor: {
    waiting: ["Attente interminable."],
    knowledge: ["Personne ne connaît mon dossier."],
    courtesy: ["Accueil très désagréable."],
    clarity: ["Je n’ai rien compris à la réponse."],
    resolution: ["Toujours pas résolu, c’est décevant."],
  },
};

export const spanish: Sentences = {
  promoter: {
    waiting: ["Me atendieron enseguida."],
    knowledge: ["La agente sabía perfectamente lo que hacía."],
    courtesy: ["Muy amables, ¡gracias!"],
    clarity: ["Me lo explicaron todo muy bien."],
    resolution: ["Solucionado en una sola llamada."],
  },
  passive: {
    waiting: ["Bien, aunque tardaron un poco en contestar."],
    knowledge: ["Correcto, pero dudaba con los detalles."],
    courtesy: ["Trato correcto."],
    clarity: ["Bastante claro."],
    resolution: ["Resuelto, pero a la segunda."],
  },
  detractor: {
    waiting: ["Demasiado tiempo esperando."],
    knowledge: ["No sabían nada de mi contrato."],
    courtesy: ["Muy mala atención."],
    clarity: ["Sigo sin entender qué tengo que hacer."],
    resolution: ["El problema sigue igual."],
  },
};
