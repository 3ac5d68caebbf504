"""Ideographs that some PDF files hold as the radicals that look the same (Unicode, U+2E80 to U+2EFF)."""

from __future__ import annotations

_PAIRS = (
    "⺁厂 ⺄乙 ⺅亻 ⺇几 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺎尢 ⺏尣 ⺐尢 ⺑尢 ⺒巳 ⺓幺 ⺕彐 ⺖忄 ⺗心 "
    "⺘扌 ⺙攵 ⺛旡 ⺝月 ⺟母 ⺠民 ⺡氵 ⺢水 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 "
    "⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱网 ⺲罒 ⺳网 ⺵网 ⺶羊 ⺷羊 ⺸羊 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽臼 ⺾艹 ⺿艹 "
    "⻀艹 ⻁虎 ⻂衤 ⻃西 ⻄西 ⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 "
    "⻓长 ⻔门 ⻕阝 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞飠 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨 ⻤鬼 "
    "⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龟 ⻲亀 ⻳龟 "
)
RADICALS = {pair[0]: pair[1] for pair in _PAIRS.split()}
"""For a radical, the ideograph that it stands for."""
