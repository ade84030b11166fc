import { AnalysisHeader } from "@/components/analysis/analysis-header";
import { Panel } from "@/components/ui/panel";

interface Method {
  /** What links to it ends in. */
  id: string;
  title: string;
  /** What is done, in plain words; then what one may not conclude. */
  says: readonly string[];
  source: string;
}

const methods: readonly Method[] = [
  {
    id: "drivers",
    title: "Drivers and key drivers",
    says: [
      "A straight-line model predicts the outcome from all conditions together. R² says how much of the differences between answers it explains. LMG divides that among the conditions: each one’s gain, averaged over every order in which they could enter. Shares are never negative and add up to R².",
      "The interval comes from drawing the customers again, with replacement, a thousand times. A condition is key when the lower end of its interval is above what the best condition reaches when the outcomes are shuffled, and its own coefficient is beyond chance after correction for the number of conditions. At most five are named; often fewer, sometimes none.",
      "A driver goes with the outcome; whether changing it changes the outcome, only an experiment tells.",
    ],
    source:
      "Lindeman, Merenda & Gold (1980); Grömping (2006), J. Stat. Softw. 17(1); Benjamini & Hochberg (1995)",
  },
  {
    id: "map",
    title: "Where to act",
    says: [
      "Importance is a condition’s part of R². Performance runs from 0 to 100 in the good direction: of a rating, where its mean lies on its scale; of a measurement, where its mean lies between the 5th and the 95th percentile of all data. The lines stand at the means of the conditions shown, so that something is always below them: only key drivers are advised.",
    ],
    source: "Martilla & James (1977), J. Marketing 41",
  },
  {
    id: "contrasts",
    title: "What hurts, what delights",
    says: [
      "Each condition by itself: how far the outcome at its poor end and at its good end lies from the outcome in between. The ends are the bottom two boxes and the top box of a rating from 1 to 5, else the lowest and the highest fifth. What only hurts is expected and not rewarded; what only delights is not missed.",
      "Conditions that go together borrow from one another here, because each is looked at alone.",
    ],
    source: "Brandt (1987); Mikulić & Prebežac (2008)",
  },
  {
    id: "models",
    title: "Other models of the same outcome",
    says: [
      "A straight line takes the steps of an answer for equal, and may predict more than the scale has. The logistic model asks only who is a promoter (satisfied: 4 or 5; easy: 5 to 7; or retained), the ordinal one only that a higher answer is higher. Both say by what factor the odds change when a condition rises by one standard deviation: above 1 more likely, below 1 less.",
      "McFadden’s R² compares log-likelihoods and is lower by nature than the R² of a straight line. Where the outcome is an average of several answers there is no ordinal model.",
    ],
    source: "McCullagh (1980), J. R. Stat. Soc. B 42; McFadden (1974)",
  },
  {
    id: "groups",
    title: "Drivers by customer value and over time",
    says: [
      "The same model within each group of answers: customers in thirds of equal size by lifetime value, or calendar quarters. Intervals come from 200 drawings of the group’s customers. A difference is named only where two intervals do not touch, which is stricter than a test of the difference.",
    ],
    source: "As for drivers",
  },
  {
    id: "correlation",
    title: "Everything against everything",
    says: [
      "How closely two variables go together, from −1 to 1: Pearson between measurements, Spearman as soon as a rating is involved. Variables known for customers, or for days, are compared on customers or days: twenty calls of one customer count once.",
      "With many pairs some look related by chance. q is the share of false finds among those at least as clear; from 0.05 on a cell is grey.",
    ],
    source: "Bonett & Wright (2000); Benjamini & Hochberg (1995)",
  },
  {
    id: "scores",
    title: "Scores over time",
    says: [
      "NPS is the share of promoters (9 or 10) less that of detractors (0 to 6); CSAT and CES are the share of satisfied answers. The band is the 95 % interval of each period (adjusted Wald for NPS, Wilson for shares).",
      "The dashed limits lie three standard errors around the mean of all periods. They are narrower where more people answered, and wider where the same people answered more often and say alike. Within them a period is no news, whichever way it went.",
    ],
    source: "Rocks (2016), Quality Engineering 28; Shewhart (1931); Montgomery (2009), ch. 7",
  },
  {
    id: "split",
    title: "Scores by group",
    says: [
      "The smallest groups are at the top and at the bottom of every list, because chance moves them most. What is to be expected of a group is its own score drawn towards the mean of all, the more the fewer answers it has (empirical Bayes). The order follows that.",
      "A difference is coloured when it is beyond chance after correction for the number of groups; where the answers of one customer agree, they count for as many independent ones as would say as much. Groups too small to protect people are withheld, and with them the next smallest where a subtraction would tell.",
    ],
    source: "Morris (1983), J. Am. Stat. Assoc. 78; DerSimonian & Laird (1986)",
  },
  {
    id: "value",
    title: "Weighted by customer value",
    says: [
      "Each answer counts by the lifetime value of its customer. Where few customers hold most of the value, the weighted score rests on few answers: its interval is wider, and the table says as how many equal customers it speaks. Values below zero count as nothing.",
    ],
    source: "Särndal, Swensson & Wretman (1992), 5.7; Kish (1965)",
  },
  {
    id: "holdout",
    title: "Purchases foretold",
    says: [
      "A model of purchases can be tested: it is fitted to what was bought until a day, and held against what was bought afterwards. The lines add up repeat purchases of everybody since the first of them; those expected are BG/NBD's of customers who had begun by then. Tenths sort customers by what the model expected of them after that day. Purchases of one day count as one.",
    ],
    source: "Fader, Hardie & Lee (2005), Marketing Science 24(2)",
  },
  {
    id: "ladder",
    title: "The ladder of loyalty",
    says: [
      "A customer’s rung follows from the last answer and from what they did. At risk: the last answer was a detractor’s. Advocate: it was a promoter’s, and within a year they wrote something in their own words, or referred somebody; where their referrals have no date, the KPI “referrals” above zero is enough. Loyal: not at risk, and bought on three days or more, has two products, or has been a customer for a year. Everybody else who answered is satisfied.",
      "The bridge follows people, not estimates: each customer counts with their last known value at both ends of the quarter. Customers whose value is not known count as nothing in it; customers without a first day count as having been there.",
    ],
    source: "Reichheld (1996), The Loyalty Effect",
  },
  {
    id: "retention",
    title: "Who stays after which answer",
    says: [
      "The Kaplan–Meier estimate of the share that is still a customer, from the day of the first answer on. Customers who are still there count for as long as they have been followed. The log-rank test asks whether the classes leave at one rate at every time. A month is shown as long as enough customers were followed so far or left before.",
      "The first answer sorts them, not the last: a later answer is only known of those who stayed to give it, and would make that class look better than it is.",
    ],
    source: "Kaplan & Meier (1958); Kalbfleisch & Prentice (1980); Peto & Peto (1972)",
  },
  {
    id: "deeds",
    title: "What customers did after their answer",
    says: [
      "Customers are sorted by the class of their last answer half a year ago; what they did is of the half year since. Shares have Wilson’s intervals, means the normal one, and growth is the sum of what was bought since over the sum of the half year before, with the interval of a ratio of two means of the same customers. Referrals are those dated in the half year; of a customer without dated ones, the KPI “referrals” of whatever time.",
    ],
    source: "Wilson (1927); Cochran (1977), Sampling Techniques, 6.4",
  },
  {
    id: "silence",
    title: "Who did not answer",
    says: [
      "Everybody who was asked at least a week ago, split by whether they answered. What is known of both, the conditions of the contact and the customer’s value, is compared by means (Welch), corrected for the number of rows. Where the two differ, the scores speak for those who answered.",
    ],
    source: "Groves (2006), Public Opinion Quarterly 70; Welch (1947)",
  },
  {
    id: "reweighted",
    title: "NPS if everybody had answered",
    says: [
      "A logistic model estimates, from what is known of everybody who was asked, how probable it was that each answers. An answer then counts 1 ÷ that probability: who is of a kind that seldom answers, speaks for the silent ones of that kind. A gap in a condition is filled with its mean and has a term of its own; the largest and smallest weights are cut at their 1st and 99th percentile.",
      "The interval is linearised and keeps a customer’s answers together. That the weights are themselves estimated is left out of it. Whatever makes people silent and is not known here is not made up for.",
    ],
    source: "Little & Rubin (2002), 3.3; Rosenbaum (1987), J. Am. Stat. Assoc. 82",
  },
  {
    id: "comparison",
    title: "Two periods or segments",
    says: [
      "A less B. Scores are compared as two independent groups of customers: where the answers of one customer agree, they count for as many independent ones as would say as much (the design effect); means by Welch’s test, with the rows of one customer kept together; coefficients by Welch’s test too, on standard errors that count a customer once however often they answered (CR1, Liang and Zeger, with as many degrees of freedom as there are customers, less one); importance by drawing the customers of each side again, a thousand times. The line is the 95 % interval of the difference: its noise. Of scores it is Newcombe’s, made of an adjusted Wald interval (NPS) or Wilson’s (shares) on each side, so that it holds also where everybody on a side says the same; of means and coefficients it is that of the test; of importance, the middle 95 % of the differences between two draws.",
      "A difference is coloured only where q is below 0.05: beyond chance after correction for the number of rows beside it. A condition’s importance may also differ because it varied less on one side, with the same effect on each contact.",
      "Answers that could be in both selections are not compared. Customers who are in both count as two, which makes the noise wider rather than narrower.",
    ],
    source:
      "Welch (1947), Biometrika 34; Kish (1965), Survey Sampling, 8.2; Benjamini & Hochberg (1995); Efron & Tibshirani (1993)",
  },
];

/** How each panel is computed, in plain words, with where it comes from. */
export function MethodsView() {
  return (
    <>
      <AnalysisHeader lead="What the numbers mean, how they are computed, and what they do not say." />
      <div className="flex flex-col gap-4">
        {methods.map(({ id, title, says, source }) => (
          <div key={id} id={id} className="scroll-mt-20">
            <Panel title={title}>
              <div className="flex max-w-prose flex-col gap-2">
                {says.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
                <p className="text-xs text-ink-muted">{source}</p>
              </div>
            </Panel>
          </div>
        ))}
      </div>
    </>
  );
}
