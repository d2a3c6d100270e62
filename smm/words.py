"""The plain words of every id, as message ids; the field's term stands beside, for tooltips and workshops."""

from smm.benefits import Benefit
from smm.comparison import Agreement, Topic
from smm.diagnosis import Activity, Contradiction, Current, Direction, Frequency, Level
from smm.i18n import N_
from smm.media import Flow, Format, MediaType

MEDIA_TYPES = {
    MediaType.OWNED: N_("Your own channels"),
    MediaType.PAID: N_("What you pay for"),
    MediaType.EARNED: N_("What others say about you"),
}
MEDIA_TYPE_TERMS = {
    MediaType.OWNED: N_("owned media"),
    MediaType.PAID: N_("paid media"),
    MediaType.EARNED: N_("earned media"),
}
MEDIA_TYPES_SHORT = {
    MediaType.OWNED: N_("Your own"),
    MediaType.PAID: N_("Paid"),
    MediaType.EARNED: N_("From others"),
}
FORMATS = {
    Format.MESSAGE: N_("messages"),
    Format.PHOTO: N_("photos"),
    Format.VIDEO: N_("videos"),
    Format.LINK: N_("links"),
}
FLOWS = {
    Flow.COMPANY_TO_CONSUMER: N_("You to customers"),
    Flow.CONSUMER_TO_COMPANY: N_("Customers to you"),
    Flow.CONSUMER_TO_CONSUMER: N_("Customers to each other"),
}
FLOWS_ON_ARROWS = {
    Flow.COMPANY_TO_CONSUMER: N_("You to<br>customers"),
    Flow.CONSUMER_TO_COMPANY: N_("Customers<br>to you"),
    Flow.CONSUMER_TO_CONSUMER: N_("Customers<br>to each other"),
}
FREQUENCIES = {
    Frequency.NEVER: N_("never"),
    Frequency.RARELY: N_("rarely"),
    Frequency.SOMETIMES: N_("sometimes"),
    Frequency.OFTEN: N_("often"),
    Frequency.ALWAYS: N_("always"),
}
ACTIVITIES = {
    Activity.NO: N_("the conversation is not active"),
    Activity.PARTLY: N_("the conversation is partly active"),
    Activity.YES: N_("the conversation is active"),
}
ACTIVITIES_SHORT = {Activity.NO: N_("no"), Activity.PARTLY: N_("partly"), Activity.YES: N_("yes")}
DIRECTIONS = {
    Direction.ONE_WAY: N_("one direction"),
    Direction.TWO_WAY: N_("two directions"),
    Direction.MANY_WAY: N_("many directions"),
}
CURRENTS = {
    Current.BROADCAST: N_("You speak"),
    Current.VOICE: N_("Customers speak to you"),
    Current.DIALOGUE: N_("You answer each other"),
    Current.COMMUNITY: N_("Customers talk together"),
}
CURRENTS_SHORT = {
    Current.BROADCAST: N_("You speak"),
    Current.VOICE: N_("They speak"),
    Current.DIALOGUE: N_("Dialogue"),
    Current.COMMUNITY: N_("Together"),
}
CURRENT_TERMS = {
    Current.BROADCAST: N_("broadcast"),
    Current.VOICE: N_("voice"),
    Current.DIALOGUE: N_("dialogue"),
    Current.COMMUNITY: N_("community"),
}
BENEFITS = {
    Benefit.UNDERSTAND: N_("Know your customers and competitors"),
    Benefit.SERVE: N_("Answer and help better"),
    Benefit.OPTIMISE: N_("Help buyers enjoy what they bought"),
    Benefit.CAPITALISE: N_("Make good comments count"),
    Benefit.COCREATE: N_("Get known together with customers"),
}
BENEFITS_SHORT = {
    Benefit.UNDERSTAND: N_("Know"),
    Benefit.SERVE: N_("Help"),
    Benefit.OPTIMISE: N_("Enjoy"),
    Benefit.CAPITALISE: N_("Praise"),
    Benefit.COCREATE: N_("Be known"),
}
BENEFIT_TERMS = {
    Benefit.UNDERSTAND: N_("understand customers and competitors"),
    Benefit.SERVE: N_("better service"),
    Benefit.OPTIMISE: N_("optimise the consumption experience"),
    Benefit.CAPITALISE: N_("capitalise on positive conversations"),
    Benefit.COCREATE: N_("co-create awareness of brand and products"),
}
LEVELS = {
    Level.SILENCE: N_("Silence"),
    Level.MONOLOGUE: N_("Monologue"),
    Level.UNHEARD: N_("Unheard customers"),
    Level.EMERGING: N_("Emerging conversation"),
    Level.TWO_WAY: N_("Two-way conversation"),
    Level.MANY_WAY: N_("Many-way conversation"),
}
VERDICTS = {
    Level.SILENCE: N_("Nobody is really talking yet, so this is not social."),
    Level.MONOLOGUE: N_("You speak and almost nobody speaks back: this is not social yet."),
    Level.UNHEARD: N_("Customers speak, but you do not take part in what they say: this is not social yet."),
    Level.EMERGING: N_("Both sides speak, but the conversation is not really active: this is not social yet."),
    Level.TWO_WAY: N_("You and your customers answer each other: this is social."),
    Level.MANY_WAY: N_("You and your customers answer each other, and they talk together: this is fully social."),
}
NEXT_STEPS = {
    Level.SILENCE: N_("Publish something that asks a question, once a week."),
    Level.MONOLOGUE: N_("Ask questions in your posts, and show people where they can write to you."),
    Level.UNHEARD: N_("Answer where customers already speak: reviews, comments and messages, this week."),
    Level.EMERGING: N_("Answer nearly everyone within a day, so that people write back."),
    Level.TWO_WAY: N_("Give customers a place to talk with each other: a group, a hashtag, a contest."),
    Level.MANY_WAY: N_("Keep the pace: protect the hours you spend answering."),
}
LIVELY = {
    Flow.COMPANY_TO_CONSUMER.value: N_("Work towards posting or sending news every day."),
    Flow.CONSUMER_TO_COMPANY.value: N_("Work towards customers writing to you every day."),
    Flow.CONSUMER_TO_CONSUMER.value: N_("Work towards customers talking with each other every day."),
    "active": N_("Work towards an answer to nearly everyone within a day, so that people write back."),
}
CONTRADICTIONS = {
    Contradiction.BELIEF_TOO_HIGH: N_(
        "You believe the conversation goes in {belief}. Your other answers say less: {level}."
    ),
    Contradiction.BELIEF_TOO_LOW: N_(
        "It is better than you believe: you said {belief}, your other answers say: {level}."
    ),
    Contradiction.ACTIVE_WITHOUT_VOICE: N_(
        "You say the conversation is active, yet customers write rarely or never. One of the two needs another look."
    ),
    Contradiction.VOICE_WITHOUT_CHANNEL: N_(
        "You say customers write to you, yet no channel of your mix is made for that. Is one missing?"
    ),
    Contradiction.COMMUNITY_WITHOUT_CHANNEL: N_(
        "You say customers talk with each other, yet no channel of your mix lets them. Is one missing?"
    ),
    Contradiction.BELIEF_ABOVE_LOG: N_("You believe the conversation goes in {belief}. The messages say: {level}."),
    Contradiction.BELIEF_BELOW_LOG: N_("It is better than you believe: you said {belief}, the messages say: {level}."),
    Contradiction.ANSWERS_ABOVE_LOG: N_("Your answers say «{believed}»; the messages say less: «{logged}»."),
    Contradiction.ANSWERS_BELOW_LOG: N_("Your answers say «{believed}»; the messages say more: «{logged}»."),
    Contradiction.COMPANY_SPEAKS_LESS: N_(
        "You said you speak to customers «{said}»: of 100 messages, only {share} from you."
    ),
    Contradiction.COMPANY_SPEAKS_MORE: N_(
        "You said you speak to customers «{said}»: of 100 messages, {share} from you."
    ),
    Contradiction.CUSTOMERS_WRITE_LESS: N_(
        "You said customers write to you «{said}»: of 100 messages, only {share} to you."
    ),
    Contradiction.CUSTOMERS_WRITE_MORE: N_(
        "You said customers write to you «{said}»: of 100 messages, {share} to you."
    ),
    Contradiction.COMMUNITY_LESS: N_(
        "You said customers talk with each other «{said}»: of 100 messages, only {share} between them."
    ),
    Contradiction.COMMUNITY_MORE: N_(
        "You said customers talk with each other «{said}»: of 100 messages, {share} between them."
    ),
    Contradiction.ANSWERED_LESS: N_(
        "You said «{said}»: of 100 conversations that customers open, you answer only {share}."
    ),
    Contradiction.ANSWERED_MORE: N_("You said «{said}»: of 100 conversations that customers open, you answer {share}."),
}
TOPICS = {
    Topic.COMPANY_TO_CONSUMER: FLOWS[Flow.COMPANY_TO_CONSUMER],
    Topic.CONSUMER_TO_COMPANY: FLOWS[Flow.CONSUMER_TO_COMPANY],
    Topic.CONSUMER_TO_CONSUMER: FLOWS[Flow.CONSUMER_TO_CONSUMER],
    Topic.ANSWERING: N_("You answer"),
    Topic.LEVEL: N_("All together"),
}
AGREEMENTS = {
    Agreement.SAME: N_("as you believe"),
    Agreement.LESS: N_("less"),
    Agreement.MORE: N_("more"),
}
NETWORK_MEASURES = {
    "authors": N_("authors"),
    "ties": N_("who answers or mentions whom, pairs in one direction"),
    "density": N_("of all possible such pairs"),
    "reciprocity": N_("of the pairs that speak, those that answer each other"),
    "isolates": N_("authors that speak with nobody"),
    "in_centralisation": N_("how far all turn to one"),
    "out_centralisation": N_("how far one turns to all"),
    "modularity": N_("how far they are divided into groups"),
    "groups": N_("large groups"),
    "connection": N_("how closely authors are connected"),
}
NETWORK_MEASURE_TERMS = {
    "authors": N_("nodes"),
    "ties": N_("directed edges"),
    "density": N_("density"),
    "reciprocity": N_("reciprocity"),
    "isolates": N_("isolates"),
    "in_centralisation": N_("in-degree centralisation"),
    "out_centralisation": N_("out-degree centralisation"),
    "modularity": N_("modularity"),
    "groups": N_("communities"),
    "connection": N_("mean degree, on a logarithmic scale"),
}
