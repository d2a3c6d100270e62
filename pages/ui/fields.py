"""The words on screen for kinds of table and for fields."""

from smm.i18n import N_
from smm.ingest.understanding.matching import Kind

KINDS = {
    Kind.INTERACTIONS: N_("messages"),
    Kind.REVIEWS: N_("reviews"),
    Kind.POSTS: N_("posts"),
    Kind.SPEND: N_("advertising spend"),
    Kind.WEEKLY: N_("a weekly series"),
    Kind.MIX: N_("a media mix"),
}
FIELD_NAMES = {
    "message_id": N_("message id"), "sent_at": N_("sent at"), "author": N_("author"), "rating": N_("rating"),
    "author_is_company": N_("written by the company"), "inbound": N_("comes from a customer"),
    "in_reply_to": N_("answers to"), "thread_id": N_("conversation"), "channel": N_("channel"),
    "company": N_("company"), "text": N_("the text"), "answer_text": N_("the company's answer"),
    "answer_at": N_("answered at"), "answered": N_("answered"), "post_id": N_("post id"),
    "published_at": N_("published at"), "format": N_("format"), "paid": N_("paid"), "spend": N_("spend"),
    "currency": N_("currency"), "impressions": N_("impressions"), "reach": N_("reach"), "likes": N_("likes"),
    "comments": N_("comments"), "shares": N_("shares"), "saves": N_("saves"), "views": N_("views"),
    "clicks": N_("clicks"), "results": N_("results"), "period_start": N_("from"), "period_end": N_("to"),
    "date": N_("date"), "campaign": N_("campaign"), "ad_group": N_("ad group"), "outcome": N_("outcome"),
    "money": N_("money"), "hours": N_("hours"), "media_type": N_("type of media"),
}  # fmt: skip
