import type { NoticeWords } from "./notice-words";

export const frenchNotices: NoticeWords = {
  wrongLink: {
    heading: "Ce lien ne mène à aucun questionnaire",
    said: "Il en manque peut-être une partie. Ouvrez-le à nouveau depuis le message reçu.",
  },
  seed: {
    heading: "Ceci est une copie",
    said: "Le message a été envoyé à des clients, et à vous pour que vous voyiez comment il arrive. Ici, on ne peut ni répondre ni choisir.",
  },
  noSurvey: {
    heading: "Il n’y a pas de questionnaire ici",
    said: "Il est peut-être terminé, ou l’adresse contient une erreur. Merci de votre intérêt.",
  },
  refused: {
    heading: "Vos réponses n’ont pas pu être lues",
    tooLong: "C’est plus de texte qu’un questionnaire ne peut en prendre.",
    said: "Rien n’a été enregistré. Revenez en arrière et envoyez à nouveau le formulaire.",
  },
  unavailable: {
    heading: "Cela n’a pas fonctionné",
    said: "Le problème vient de chez nous. Revenez en arrière et réessayez dans une minute.",
  },
  sendAgain: {
    heading: "Vos réponses ne sont pas encore enregistrées",
    said: "Le problème vient de chez nous. Rien n’est perdu : renvoyez-les dans une minute.",
    button: "Renvoyer",
  },
  answers: {
    heading: "Vos réponses",
    said: "Voici ce que nous avons enregistré. Cela ne peut plus être modifié.",
  },
  takeBack: {
    heading: "Retirer vos réponses ?",
    said: "Elles sont supprimées et le questionnaire se termine pour vous. C’est définitif.",
    button: "Supprimer mes réponses",
    keep: "Les garder",
  },
  withdrawn: {
    heading: "Vos réponses sont supprimées",
    said: "Nous n’en avons gardé aucune. Vous pouvez fermer cette page.",
    before: "Vous avez retiré vos réponses.",
  },
  fixed: "Vos réponses sont enregistrées et ne peuvent plus être modifiées.",
  kept: {
    now: "Enregistré. Ouvrez à nouveau le même lien pour continuer, sur cet appareil ou un autre.",
    before: "Vos réponses jusqu’ici sont enregistrées. Reprenez où vous vous étiez arrêté.",
  },
  preferences: {
    wrongLink: "Ce lien ne mène nulle part",
    refused: "Votre choix n’a pas pu être lu",
    unchanged: "Rien n’a été modifié",
    ask: "Pouvons-nous vous interroger à nouveau ?",
    why: (organization, address) =>
      `Après un échange avec ${organization}, il se peut qu’on vous demande à ${address} comment il s’est passé. Rien d’autre ne vous est envoyé d’ici.`,
    whyPlain: (organization) =>
      `Après un échange avec ${organization}, il se peut qu’on vous demande comment il s’est passé. Rien d’autre ne vous est envoyé d’ici.`,
    mind: "Si vous préférez ne pas être interrogé, dites-le ici. Vous pourrez changer d’avis plus tard.",
    stop: "Ne plus m’interroger",
    stopped: "Vous ne serez plus interrogé",
    none: (organization, address) =>
      `${organization} ne vous enverra plus de questionnaires à ${address}.`,
    nonePlain: (organization) => `${organization} ne vous enverra plus de questionnaires.`,
    stopSurvey: "Ne plus m’envoyer cette enquête",
    surveyStopped: "Cette enquête ne vous sera plus envoyée",
    surveyNone: (organization) =>
      `Vous pourrez encore recevoir d’autres enquêtes de ${organization}.`,
    resumeSurvey: "J’ai changé d’avis : vous pouvez me l’envoyer",
    resume: "J’ai changé d’avis : vous pouvez m’interroger",
  },
};
