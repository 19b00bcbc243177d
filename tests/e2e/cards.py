"""What the four write. Every sentence is there once, so that it can be counted."""

BEFORE_THE_NETWORK_WENT = "Three of the ticks are as far apart as the squares"
WITHOUT_A_NETWORK = ("In Heron the second mark is drawn twice", "On the line of Wren there is no zero")
NOTICES = {
    "Amal": (BEFORE_THE_NETWORK_WENT, *WITHOUT_A_NETWORK),
    "Bea": ("I see a circle around one half",),
    "Farah": ("The numbers stand under the line", "One tick was rubbed out"),
    "Gus": ("The line of Robin ends with an arrow",),
}
ANSWER_LOST = "I wonder whether one half moves with the end of the line"
ON_ITS_WAY = "I wonder what the squares of the paper did to the marks"
WHILE_IT_WAS_AWAY = "How did they come to draw the mark twice"
AFTERWARDS = "I wonder where they would put three halves"
WONDERS = (ANSWER_LOST, ON_ITS_WAY, WHILE_IT_WAS_AWAY, AFTERWARDS)
EXPLANATION = "One half is read as the middle of this very line"
DECISION = "We give everyone a line that ends at two"
STEPS = {
    "Amal": ("Draw the same task without squared paper", "Six new lines"),
    "Bea": ("Ask the coach for a longer number line", "Her answer"),
    "Farah": ("Listen to two children while they place one half", "What they said"),
    "Gus": ("Count who placed the zero first", "A tally of the class"),
}
PLUS = {"Amal": "The silence gave me time", "Farah": "The pictures were large enough"}
DELTA = {"Bea": "Next time we look at fewer pieces", "Gus": "Next time we could sit in a circle"}
