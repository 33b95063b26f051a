"""Makes structs.parquet, strings.parquet and json.parquet beside this file: python3 make.py, with pyarrow 26."""
import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

here = Path(__file__).parent
stories = [
    {"id": "council", "published": "2020-10-12", "title": "Council votes", "text": "The town council of Graz has voted for the new tram line.",
     "captions": [{"text": "The council hall in Graz on Monday, October 10, 2020.", "src": "hall.jpg"}]},
    {"id": "harbour", "published": "2021-05-03", "title": None, "text": "Marta Lindqvist told reporters that the harbour would be dredged.",
     "captions": [{"text": "Marta Lindqvist at the harbour.", "src": None}]},
    {"id": "quiet", "published": "2021-05-04", "title": "No pictures", "text": "The harbour was quiet.", "captions": []},
]
# Captions as a list of structs, the day as a date, two rows a group.
caption = pa.struct([("text", pa.string()), ("src", pa.string())])
day = lambda story: date.fromisoformat(story["published"])
table = pa.table({
    "id": [s["id"] for s in stories],
    "published": pa.array([day(s) for s in stories], pa.date32()),
    "title": [s["title"] for s in stories],
    "text": [s["text"] for s in stories],
    "captions": pa.array([s["captions"] for s in stories], pa.list_(caption)),
})
pq.write_table(table, here / "structs.parquet", row_group_size=2, compression="zstd")
# As a list of strings.
words = [[c["text"] for c in s["captions"]] for s in stories]
pq.write_table(table.set_column(4, "captions", pa.array(words, pa.list_(pa.string()))), here / "strings.parquet", compression="snappy")
# As JSON.
text = [json.dumps(s["captions"]) for s in stories]
pq.write_table(table.set_column(4, "captions", pa.array(text)), here / "json.parquet", compression="gzip")
