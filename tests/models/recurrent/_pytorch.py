"""Reads a model file into a PyTorch module with the members embedding, rnn, output; and writes a fresh one's weights.

Arguments: the model file, where to write the fresh state dict. Stdin: a JSON list of ids. Stdout: JSON with the mean
loss in nats of every id after the first, of the model and of the fresh module.
"""
import json
import struct
import sys

import torch


class LanguageModel(torch.nn.Module):
    def __init__(self, cell, vocabulary, embedding, hidden, layers):
        super().__init__()
        recurrent = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}[cell]
        self.embedding = torch.nn.Embedding(vocabulary, embedding)
        self.rnn = recurrent(embedding, hidden, layers)
        self.output = torch.nn.Linear(hidden, vocabulary)

    def loss(self, ids):
        with torch.no_grad():
            states, _ = self.rnn(self.embedding(ids[:-1].unsqueeze(1)))
            return torch.nn.functional.cross_entropy(self.output(states[:, 0]), ids[1:]).item()


def read(path):
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = file.read()
    metadata = header.pop("__metadata__")
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        flat = torch.frombuffer(bytearray(data[begin:end]), dtype=torch.float32)
        tensors[name] = flat.reshape(entry["shape"]).clone()
    return tensors, metadata


def write(path, tensors):
    header, pieces, offset = {}, [], 0
    for name, tensor in tensors.items():
        piece = tensor.contiguous().numpy().tobytes()
        entry = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + len(piece)]}
        header[name] = entry
        pieces.append(piece)
        offset += len(piece)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(pieces))


tensors, metadata = read(sys.argv[1])
options = json.loads(metadata["options"])
vocabulary = len(json.loads(metadata["extra"])["vocabulary"])
shape = [options["cell"], vocabulary] + [options[key] for key in ("embedding", "hidden", "layers")]
ids = torch.tensor(json.load(sys.stdin))
torch.manual_seed(1)
fresh = LanguageModel(*shape)
write(sys.argv[2], fresh.state_dict())
model = LanguageModel(*shape)
model.load_state_dict(tensors, strict=True)
print(json.dumps({"loss": model.loss(ids), "fresh": fresh.loss(ids)}))
