"""The only door to a model: spaCy today, ONNX Runtime for the learned heads. Weights are verified by hash."""
